import { capacities, Fault, type MachineName } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { binds } from './binds.ts';
import { readNamed } from './named.ts';
import {
  type CaseRow,
  caseRow,
  type PersonRef,
  placeOf,
  rowColumns,
  rowTables,
  type StoredRow,
} from './row.ts';
import { isUnitRole, reached, type Scope } from './scope.ts';
import { slotOf } from './slot.ts';
import { tookPart } from './took-part.ts';
import { readWithheld, type Withheld } from './withheld.ts';

export type DeadlineView = {
  /** The event it sends. */
  readonly event: string;
  readonly kind: string;
  readonly window: string | null;
  readonly fromAt: string;
  /** Null: it stands still, or its year's calendar isn't known yet. */
  readonly dueAt: string | null;
  readonly closes: boolean;
  readonly held: boolean;
  readonly firedAt: string | null;
};

export type SlotView = {
  readonly roll: string;
  readonly round: number;
  readonly capacity: string;
  /** Null: the post is vacant. */
  readonly person: PersonRef | null;
  readonly doneAt: string | null;
  readonly mine: boolean;
};

/** An ancestor or a child within reach. */
export type Relative = { readonly id: string; readonly machine: MachineName; readonly stage: string };

export type CaseView = CaseRow & {
  /** What it was born with. */
  readonly data: { readonly [key: string]: unknown };
  /** Empty for the unit's own people: it may tell of what is still being weighed. */
  readonly context: { readonly [key: string]: boolean | string };
  readonly dates: { readonly [name: string]: string };
  /** Hash of the text that is to be signed now. */
  readonly textHash: string | null;
  readonly openedBy: PersonRef | null;
  /** From its parent up to the cycle, as far as they are within reach. */
  readonly parents: readonly Relative[];
  readonly deadlines: readonly DeadlineView[];
  /** Of the last round of each roll. */
  readonly slots: readonly SlotView[];
  /** The people whom `data` name. */
  readonly people: readonly PersonRef[];
  /** Events that are usually possible here for the reader and aren't now, with the reason; `allowed` is without them. */
  readonly withheld: readonly Withheld[];
};

type Json = { readonly [key: string]: unknown };
type Stored = StoredRow & {
  readonly data: Json;
  readonly context: CaseView['context'];
  readonly dates: CaseView['dates'];
  readonly text_hash: string | null;
  readonly opener: PersonRef | null;
  readonly deadlines: DeadlineView[] | null;
  readonly slots: SlotView[] | null;
};

const deadlines = `(select jsonb_agg(jsonb_build_object('event', d.event, 'kind', d.kind, 'window', d.window, 'fromAt', d.from_at,
  'dueAt', d.due_at, 'closes', d.closes, 'held', d.held_at is not null, 'firedAt', d.fired_at) order by d.due_at, d.event)
  from deadline d where d.instance_id = i.id and d.kind = 'due') as deadlines`;

const slots = (
  person: string,
  roles: string,
): string => `(select jsonb_agg(jsonb_build_object('roll', s.roll, 'round', s.round, 'capacity', s.capacity,
  'person', case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end,
  'doneAt', s.done_at, 'mine', coalesce(${slotOf(person, `s.capacity = any(${roles}::text[])`)}, false)) order by s.roll, s.id)
  from slot s left join person p on p.id = s.person_id
  where s.instance_id = i.id and s.round = (select max(round) from slot l where l.instance_id = i.id and l.roll = s.roll)) as slots`;

/** Instants that came through JSON, as ISO 8601 in UTC. */
const utc = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

const readRelatives = async (
  db: Db,
  scope: Scope,
  lineage: readonly string[],
): Promise<readonly Relative[]> => {
  const all = binds();
  return db.query<Relative>(
    {
      text: `select i.id, i.machine, i.stage from instance i where i.id = any(${all.bind(lineage.slice(1))}::uuid[])
        and ${reached(all, scope, { tookPart })} order by cardinality(i.lineage) desc`,
    },
    [...all.values],
  );
};

/** One case within the scope; `notFound` beyond it, or when the id is of another machine. */
export const readCase = async (
  db: Db,
  scope: Scope,
  { machine, id }: { machine: MachineName; id: string },
): Promise<CaseView> => {
  const all = binds();
  const rows = await db.query<Stored>(
    {
      text: `select ${rowColumns(all, scope)}, i.data, i.context, i.dates, i.text_hash,
          (select jsonb_build_object('id', o.id, 'name', o.name) from person o where o.id = i.opened_by) as opener,
          ${deadlines}, ${slots(all.bind(scope.personId), all.bind(scope.held.map(({ role }) => role)))}
        from ${rowTables} where i.id = ${all.bind(id)}::uuid and i.machine = ${all.bind(machine)} and ${reached(all, scope, { tookPart })}`,
    },
    [...all.values],
  );
  const [row] = rows;
  if (row === undefined) throw new Fault('notFound', { what: 'instance' });
  const shown = caseRow(scope, row);
  const held = capacities(scope.held, placeOf(row), row.took_part);
  const withheld = await readWithheld(db, scope, { id, machine, held, allowed: shown.allowed });
  return {
    ...shown,
    allowed: shown.allowed.filter((event) => withheld.every((one) => one.event !== event)),
    withheld,
    data: row.data,
    people: await readNamed(db, row.data),
    context: held.every(isUnitRole) ? {} : row.context,
    dates: row.dates,
    textHash: row.text_hash,
    openedBy: row.opener,
    parents: await readRelatives(db, scope, row.lineage),
    deadlines: (row.deadlines ?? []).map((one) => ({
      ...one,
      fromAt: utc(one.fromAt) ?? one.fromAt,
      dueAt: utc(one.dueAt),
      firedAt: utc(one.firedAt),
    })),
    slots: (row.slots ?? []).map((one) => ({ ...one, doneAt: utc(one.doneAt) })),
  };
};
