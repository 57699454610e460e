import { randomUUID } from 'node:crypto';
import { begin, connect, type Db, type Receipt, saveStandard } from '@kaohe/db';
import { Fault, type Indicator, type Role, type StandardContent } from '@kaohe/domain';
import { type TestDatabase, testDatabase } from '@kaohe/testing';
import { type Person, send, setClock } from './world.ts';

export type Branch = {
  readonly id: string;
  readonly secretary: Person;
  readonly discipline: Person;
  readonly cadre: Person;
};
/** An organisation that assesses some branches, at its own time. */
export type Company = AsyncDisposable & {
  readonly db: Db;
  readonly database: TestDatabase;
  readonly root: string;
  readonly branches: readonly [Branch, Branch, Branch];
  readonly office: Person;
  readonly leader: Person;
  readonly lead: Person;
  readonly assessors: readonly [Person, Person];
  readonly reviewers: readonly Person[];
  readonly inspector: Person;
  readonly person: (role: Role, unit?: string) => Promise<Person>;
  readonly file: (name?: string) => Promise<string>;
};

const addUnit = async (db: Db, path: string, name: string): Promise<string> => {
  const id = randomUUID();
  await db.query(
    {
      text: `insert into unit (id, path, name, short_name, category, subject_kinds)
        values ($1, $2, $3, $3, 'branch', '{organisation,secretary,discipline,cadre}')`,
    },
    [id, path, name],
  );
  return id;
};

const makePerson =
  (db: Db, root: string): Company['person'] =>
  async (role, unit = root) => {
    const personId = randomUUID();
    await db.query({ text: 'insert into person (id, name, email) values ($1, $2, $3)' }, [
      personId,
      role,
      `${personId}@example.org`,
    ]);
    await db.query(
      {
        text: `insert into appointment (id, person_id, role, unit_id, post, starts_on) values (gen_random_uuid(), $1, $2, $3, $2, '2020-01-01')`,
      },
      [personId, role, unit],
    );
    return { kind: 'person', personId };
  };

const makeFile =
  (db: Db): Company['file'] =>
  async (name = '记录.txt') => {
    const id = randomUUID();
    await db.query(
      {
        text: `insert into file (id, sha256, size, type, name, by, at) values ($1, $2, 1, 'text/plain', $3, null, app_now())`,
      },
      [id, id.replaceAll('-', ''), name],
    );
    return id;
  };

export const company = async (at = '2026-01-05T10:00:00+08:00'): Promise<Company> => {
  const database = await testDatabase();
  const db = connect(database.url, { secret: 'a secret of the tests' });
  await setClock(db, new Date(at));
  const root = await addUnit(db, 'g', '集团');
  const person = makePerson(db, root);
  const branch = async (no: number): Promise<Branch> => {
    const id = await addUnit(db, `g/b${no}`, `支部${no}`);
    const [secretary, discipline, cadre] = [
      await person('secretary', id),
      await person('discipline', id),
      await person('cadre', id),
    ];
    return { id, secretary, discipline, cadre };
  };
  const close = async () => {
    await db.close();
    await database[Symbol.asyncDispose]();
  };
  const reviewers: Person[] = [];
  for (let n = 0; n < 8; n += 1) reviewers.push(await person('reviewer'));
  return {
    db,
    database,
    root,
    branches: [await branch(1), await branch(2), await branch(3)],
    office: await person('office'),
    leader: await person('leader'),
    lead: await person('lead'),
    assessors: [await person('assessor'), await person('assessor')],
    reviewers,
    inspector: await person('inspectorate'),
    person,
    file: makeFile(db),
    [Symbol.asyncDispose]: close,
  };
};

const indicator = (one: Partial<Indicator> & Pick<Indicator, 'code' | 'name'>): Indicator => ({
  kind: 'score',
  form: 2000,
  effect: 3000,
  subjects: ['organisation', 'secretary', 'discipline', 'cadre'],
  methods: ['interview', 'effectTest'],
  components: ['onSite'],
  assessor: '考核组',
  frequency: 'quarter',
  rule: '逐项核对。',
  scoring: null,
  questions: [],
  remark: '',
  evidence: null,
  failedDrill: null,
  cap: null,
  items: [],
  ...one,
});
const apart = { form: 0, effect: 0, components: [], subjects: ['organisation' as const] };

/** A hundred points in two indicators, the first also in the daily record; besides a bonus, a deduction and a veto. */
export const content: StandardContent = {
  total: 10_000,
  dimensions: [
    {
      code: 'A',
      name: '组织建设',
      points: 10_000,
      indicators: [
        indicator({ code: 'A1', name: '组织生活按期开展', components: ['onSite', 'daily'] }),
        indicator({ code: 'A2', name: '党员教育管理到人', subjects: ['secretary', 'cadre'] }),
      ],
    },
    {
      code: 'F',
      name: '加分扣分',
      points: null,
      indicators: [
        indicator({ ...apart, code: 'X1', name: '做法推广', kind: 'bonus', cap: 300 }),
        indicator({ ...apart, code: 'Y1', name: '通报批评', kind: 'deduction', cap: 500 }),
        indicator({ ...apart, code: 'Z1', name: '重处分', kind: 'veto', evidence: '处分决定书' }),
      ],
    },
  ],
};

/** The one instance that a receipt says was opened, or the first of a machine. */
export const openedBy = (receipt: Receipt, machine?: string): string => {
  const found = receipt.opened.find((one) => machine === undefined || one.machine === machine);
  if (!found) throw new Error('nothing was opened');
  return found.id;
};

/** A cycle whose standard is published. */
export const openCycle = async (
  here: Company,
  policy: object = {},
): Promise<{ cycle: string; standard: string }> => {
  const { db, office, leader, root } = here;
  const data = { name: '2026', year: 2026, unitId: root, policy };
  const { instanceId: cycle } = await begin(db, {
    machine: 'cycle',
    data,
    actor: office,
    requestId: randomUUID(),
  });
  await send(db, cycle, ['cycle.open', {}, office]);
  const standard = openedBy(
    await send(db, cycle, ['cycle.draftStandard', { name: '标准', category: 'branch' }, office]),
  );
  await saveStandard(db, { id: standard, version: 1, actor: office, content });
  await send(db, standard, ['standard.submit', {}, office]);
  await send(db, standard, ['standard.approve', {}, leader]);
  await send(db, standard, ['standard.publish', {}, office]);
  return { cycle, standard };
};

/** The detail of the fault that a promise ends in, with its code. */
export const faultOf = async (
  promise: Promise<unknown>,
): Promise<{ code: string; [key: string]: unknown }> => {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof Fault)) throw new Error('no fault', { cause: error });
  return { ...error.detail, code: error.code };
};

export const textHashOf = async (db: Db, id: string): Promise<string> => {
  const [row] = await db.query<{ hash: string }>(
    { text: 'select text_hash as hash from instance where id = $1' },
    [id],
  );
  return row?.hash ?? '';
};

export const stageOf = async (db: Db, id: string): Promise<string> => {
  const [row] = await db.query<{ stage: string }>({ text: 'select stage from instance where id = $1' }, [id]);
  return row?.stage ?? '';
};
