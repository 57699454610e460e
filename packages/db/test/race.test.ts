import { connect, type Db, type Receipt, sweep, verifyJournal } from '@kaohe/db';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  countOf,
  type Person,
  place,
  rowOf,
  send,
  setClock,
  settled,
  system,
  type World,
  world,
} from './world.ts';

const rounds = 200;
let here: World;
/** Another process, as far as the database can tell. */
let other: Db;
let reviewer: Person;
let secretary: Person;
beforeAll(async () => {
  here = await world({ max: 24 });
  other = connect(here.database.url, { max: 8 });
  reviewer = await here.person('reviewer');
  secretary = await here.person('secretary');
});
afterEach(async () => {
  const [row] = await here.db.query<{ deadlocks: number }>({
    text: `select pg_stat_force_next_flush(), deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`,
  });
  expect(row?.deadlocks).toBe(0);
});
afterAll(async () => {
  await other.close();
  await here[Symbol.asyncDispose]();
});

const many = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const accepted = (all: readonly (Receipt | string)[]): Receipt[] =>
  all.filter((one): one is Receipt => typeof one !== 'string');
const at = <T>(all: readonly T[], index: number): T => {
  const found = all[index];
  if (found === undefined) throw new Error(`none at ${index}`);
  return found;
};
const appeal = (since?: Date) =>
  place(here, {
    machine: 'appeal',
    data: { grounds: 'g' },
    openedBy: secretary.personId,
    ...(since ? { since } : {}),
  });
const events = async (id: string): Promise<string[]> => {
  const rows = await here.db.query<{ event: string }>(
    { text: 'select event from journal where instance_id = $1 and seq > 1 order by seq' },
    [id],
  );
  return rows.map(({ event }) => event);
};

it('lets exactly one of 50 callers win, with and without the version seen', async () => {
  for (const more of [{}, { version: 1 }]) {
    const id = await appeal();
    const all = await many(50, (index) =>
      settled(
        index % 2 === 0
          ? send(here.db, id, ['appeal.admit', {}, reviewer, more])
          : send(other, id, ['appeal.reject', { reasons: 'r' }, reviewer, more]),
      ),
    );
    expect(accepted(all)).toHaveLength(1);
    const lost = new Set(all.filter((one) => typeof one === 'string'));
    expect([...lost]).toEqual(['version' in more ? 'stale' : 'refused']);
    expect(await rowOf(here.db, id)).toMatchObject({ version: 2, seq: 2 });
    expect(await countOf(here.db, 'journal where instance_id = $1', [id])).toBe(2);
  }
});

it('numbers 50 events of one instance without a gap when all of them may happen', async () => {
  const id = await place(here, { machine: 'appeal', stage: 'reviewing', data: { grounds: 'g' } });
  const lead = await here.person('lead');
  const all = await many(50, (n) =>
    settled(send(n % 2 ? here.db : other, id, ['appeal.answer', { text: `${n}`, evidence: [] }, lead])),
  );
  expect(accepted(all)).toHaveLength(50);
  expect(new Set(accepted(all).map(({ version }) => version)).size).toBe(50);
  expect(await rowOf(here.db, id)).toMatchObject({ version: 51, seq: 51 });
});

it('moves once when the two last sign at the same time', async () => {
  const discipline = await here.person('discipline');
  const textHash = 'h';
  await many(rounds, async () => {
    const id = await place(here, { machine: 'assessment', data: { unitId: here.unit } });
    await here.db.query({ text: `update instance set text_hash = 'h' where id = $1` }, [id]);
    const sign = (db: Db, who: Person) => send(db, id, ['assessment.acknowledge', {}, who, { textHash }]);
    const both = await Promise.all([sign(here.db, secretary), sign(other, discipline)]);
    expect(both.map(({ stage }) => stage).sort()).toEqual(['acknowledging', 'recording']);
    expect(await countOf(here.db, 'slot where instance_id = $1 and done_at is null', [id])).toBe(0);
  });
});

it('moves once when the sweep and a person come together', async () => {
  const long = new Date(Date.now() - 30 * 86_400_000);
  const ids = await many(rounds, () => appeal(long));
  const people = ids.map((id) => settled(send(here.db, id, ['appeal.admit', {}, reviewer])));
  const sweeps = [sweep(other, { limit: 1000, lanes: 6 }), sweep(here.db, { limit: 1000, lanes: 6 })];
  const [answers] = await Promise.all([Promise.all(people), Promise.all(sweeps)]);
  for (const [index, id] of ids.entries()) {
    const done = (await events(id)).filter((event) => event !== 'appeal.empanellingOverdue');
    const answer = at(answers, index);
    expect(done).toEqual([typeof answer === 'string' ? 'appeal.admissibilityLapsed' : 'appeal.admit']);
    if (typeof answer === 'string') expect(answer).toBe('refused');
    expect((await rowOf(here.db, id)).stage).toBe('admitted');
  }
});

it('accepts an objection until the notice is due and not after, whenever the sweep comes', async () => {
  const leader = await here.person('leader');
  const since = new Date(Date.now() - 60 * 86_400_000);
  const ids = await many(rounds, () =>
    place(here, {
      machine: 'commendation',
      stage: 'publicNotice',
      data: { unitId: here.unit, reasons: 'r' },
      since,
    }),
  );
  const { closes_at: due } = await rowOf(here.db, at(ids, 0));
  if (!due) throw new Error('a notice closes');
  await setClock(here.db, new Date(due.getTime() - 300));
  const answers = many(rounds, async (index) => {
    await new Promise((resolve) => setTimeout(resolve, (index / rounds) * 600));
    const event = ['commendation.object', { text: 'o' }, { kind: 'public' }] as const;
    return await settled(send(index % 2 ? here.db : other, at(ids, index), event));
  });
  const sweeping = (async () => {
    for (let n = 0; n < 30; n += 1) {
      await sweep(other, { limit: 1000 });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const [all] = await Promise.all([answers, sweeping]);
  const inTime = accepted(all);
  expect(inTime.length).toBeGreaterThan(0);
  expect(inTime.length).toBeLessThan(rounds);
  expect(inTime.every(({ at }) => new Date(at) < due)).toBe(true);
  expect(new Set(all.filter((one) => typeof one === 'string'))).toEqual(new Set(['refused']));
  for (const [index, id] of ids.entries()) {
    const { stage } = await rowOf(here.db, id);
    expect(stage).toBe(typeof at(all, index) === 'string' ? 'conferrable' : 'inquiring');
  }
  expect(await settled(send(here.db, at(ids, 0), ['commendation.confer', {}, leader]))).toBe('invalid');
  await setClock(here.db, new Date());
});

it('never locks a period over a sheet that was filed', async () => {
  const assessor = await here.person('assessor');
  const sheet = {
    indicator: 'A1',
    subjectKind: 'secretary',
    direction: 'neutral',
    occurredOn: '2026-01-05',
    facts: 'f',
    points: 0,
    evidence: [],
  };
  const dates = { periodEnd: '2026-03-31T16:00:00.000Z' };
  await many(rounds, async () => {
    const id = await place(here, {
      machine: 'periodReview',
      stage: 'closing',
      data: { no: 1, name: 'Q1', dates },
      dates,
    });
    const file = settled(send(here.db, id, ['periodReview.fileSheet', sheet, assessor]));
    const lock = (async () => {
      await settled(send(other, id, ['periodReview.verify', { conclusion: 'c', evidence: [] }, assessor]));
      return await settled(send(other, id, ['periodReview.lock', {}, system]));
    })();
    const [filed, locked] = await Promise.all([file, lock]);
    expect(locked).toMatchObject({ stage: typeof filed === 'string' ? 'locked' : 'lockPending' });
    expect(await countOf(here.db, `instance where parent_id = $1 and machine = 'workSheet'`, [id])).toBe(
      typeof filed === 'string' ? 0 : 1,
    );
  });
});

it('leaves chains that verify', async () => {
  const { breaches } = await verifyJournal(here.db);
  expect(breaches).toEqual([]);
});
