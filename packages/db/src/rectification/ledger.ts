import type { ItemClass } from '@kaohe/domain';
import { z } from 'zod';
import type { Db } from '../client.ts';
import { type Binds, binds } from '../read/binds.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from '../read/page.ts';
import { reached, type Scope } from '../read/scope.ts';
import { tookPart } from '../read/took-part.ts';

/** Where an item stands on the ledger: `overdue` is one that is open past its date. */
export const ledgerStates = ['open', 'overdue', 'done', 'closed', 'evaluated'] as const;
export type LedgerState = (typeof ledgerStates)[number];
export const itemSubjects = ['organisation', 'secretary', 'discipline', 'cadre'] as const;

/** One problem with its number, its five definites, and how far it has come. */
export type LedgerRow = {
  readonly id: string;
  /** 一件一号, within the cycle. */
  readonly number: number;
  readonly year: number;
  readonly unit: { readonly id: string; readonly name: string };
  readonly order: { readonly id: string; readonly title: string; readonly stage: string };
  readonly problem: string;
  readonly subjectKind: (typeof itemSubjects)[number];
  readonly standard: string;
  readonly measure: string;
  readonly class: ItemClass;
  /** With its extensions; while it waits for the look-back, the date it was to be done by. */
  readonly dueAt: string;
  readonly state: LedgerState;
  readonly grave: boolean;
  readonly reportedAt: string | null;
  readonly doneAt: string | null;
  readonly closedAt: string | null;
  readonly reopened: number;
  /** How often a leader gave it more time. */
  readonly extended: number;
  readonly effect: string | null;
  /** The item of which it is the relapse. */
  readonly relapseOf: { readonly id: string; readonly number: number; readonly year: number } | null;
};
export type LedgerFilter = Paging & {
  readonly cycleId?: string | undefined;
  /** A unit, or an organisation with all below it. */
  readonly unitId?: string | undefined;
  readonly state?: LedgerState | undefined;
  readonly class?: LedgerRow['class'] | undefined;
  readonly subjectKind?: LedgerRow['subjectKind'] | undefined;
  /** Of the problem or the unit's name. */
  readonly search?: string | undefined;
};
export type UnitCount = {
  readonly unit: LedgerRow['unit'];
  readonly all: number;
  readonly closed: number;
  readonly overdue: number;
};
export type Ledger = Page<LedgerRow> & {
  /** Of all that the filter finds, the state apart. */
  readonly counts: Readonly<Record<LedgerState, number>>;
  readonly units: readonly UnitCount[];
  /** Every organisation above those units, from the top; of all that the filter finds, whichever unit is chosen. */
  readonly organisations: readonly UnitCount[];
};

const due = `coalesce((select d.due_at from deadline d where d.instance_id = i.id and d.event = 'rectificationItem.overdue' and d.kind = 'due'), r.due_on)`;
const state = `case when i.stage = 'open' and i.context -> 'overdue' = 'true' then 'overdue' else i.stage end`;
const tables = `rectification_item r join instance i on i.id = r.id join instance o on o.id = r.order_id join unit u on u.id = r.unit_id
  join cycle c on c.id = r.cycle_id`;
const columns = `r.id, r.number, c.year, jsonb_build_object('id', u.id, 'name', u.name) as unit,
  jsonb_build_object('id', o.id, 'title', o.data ->> 'title', 'stage', o.stage) as "order", r.problem, r.subject_kind as "subjectKind", r.standard,
  r.measure, r.class, ${due} as "dueAt", ${state} as state, r.grave, r.reported_at as "reportedAt", r.done_at as "doneAt", r.closed_at as "closedAt",
  r.reopened, (select count(*)::int from journal j where j.instance_id = r.id and j.event = 'rectificationItem.extend') as extended, r.effect, (select jsonb_build_object('id', p.id, 'number', p.number, 'year', k.year) from rectification_item p
    join cycle k on k.id = p.cycle_id where p.id = r.relapse_of) as "relapseOf"`;
const likeable = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** The unit itself, or whatever stands below it. */
const within = (id: string): string =>
  `exists (select from unit x where x.id = ${id}::uuid and (u.path = x.path or starts_with(u.path, x.path || '/')))`;

const found = (all: Binds, scope: Scope, filter: LedgerFilter): string[] => {
  const { cycleId, unitId, subjectKind, search } = filter;
  const like = search === undefined || search === '' ? null : all.bind(`%${likeable(search)}%`);
  return [
    reached(all, scope, { tookPart }),
    `not 'cancelled' = any(i.tags)`,
    ...(cycleId === undefined ? [] : [`r.cycle_id = ${all.bind(cycleId)}::uuid`]),
    ...(unitId === undefined ? [] : [within(all.bind(unitId))]),
    ...(filter.class === undefined ? [] : [`r.class = ${all.bind(filter.class)}`]),
    ...(subjectKind === undefined ? [] : [`r.subject_kind = ${all.bind(subjectKind)}`]),
    ...(like === null ? [] : [`(r.problem ilike ${like} or u.name ilike ${like})`]),
  ];
};

type Instants = 'dueAt' | 'reportedAt' | 'doneAt' | 'closedAt';
type Stored = Omit<LedgerRow, Instants> & {
  readonly [K in Instants]: Date | (K extends 'dueAt' ? never : null);
};
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const rowOf = ({ dueAt, reportedAt, doneAt, closedAt, ...row }: Stored): LedgerRow => ({
  ...row,
  dueAt: dueAt.toISOString(),
  reportedAt: iso(reportedAt),
  doneAt: iso(doneAt),
  closedAt: iso(closedAt),
});

const byNumber = z.tuple([keys.number, keys.number, keys.id]);
/** So many units are counted one by one; beyond, the ledger is narrowed first. */
const unitsAtMost = 200;

const readRows = async (db: Db, scope: Scope, filter: LedgerFilter): Promise<Page<LedgerRow>> => {
  const all = binds();
  const size = pageSize(filter);
  const where = found(all, scope, filter);
  if (filter.state !== undefined) where.push(`${state} = ${all.bind(filter.state)}`);
  if (filter.cursor !== undefined) {
    const [year, number, id] = keyOf(filter.cursor, byNumber);
    where.push(
      `(-c.year, r.number, r.id) > (-${all.bind(year)}::int, ${all.bind(number)}::int, ${all.bind(id)}::uuid)`,
    );
  }
  const rows = await db.query<Stored>(
    {
      text: `select ${columns} from ${tables} where ${where.join(' and ')} order by c.year desc, r.number, r.id limit ${size + 1}`,
    },
    [...all.values],
  );
  return paged(rows, size, {
    item: rowOf,
    key: (row) => [String(row.year), String(row.number), row.id],
  });
};

const readCounts = async (db: Db, scope: Scope, filter: LedgerFilter): Promise<Ledger['counts']> => {
  const all = binds();
  const rows = await db.query<{ state: LedgerState; count: number }>(
    {
      text: `select ${state} as state, count(*)::int as count from ${tables} where ${found(all, scope, filter).join(' and ')} group by 1`,
    },
    [...all.values],
  );
  const count = (of: LedgerState): number => rows.find((row) => row.state === of)?.count ?? 0;
  return {
    open: count('open'),
    overdue: count('overdue'),
    done: count('done'),
    closed: count('closed'),
    evaluated: count('evaluated'),
  };
};

const counted = `count(*)::int as all, count(*) filter (where r.closed_at is not null)::int as closed,
  count(*) filter (where ${state} = 'overdue')::int as overdue`;

const readUnitCounts = async (db: Db, scope: Scope, filter: LedgerFilter): Promise<readonly UnitCount[]> => {
  const all = binds();
  return db.query<UnitCount>(
    {
      text: `select jsonb_build_object('id', u.id, 'name', u.name) as unit, ${counted}
        from ${tables} where ${found(all, scope, filter).join(' and ')} group by u.id, u.name, u.path
        order by 4 desc, count(*) - count(r.closed_at) desc, u.path limit ${unitsAtMost}`,
    },
    [...all.values],
  );
};

const readOrganisationCounts = async (
  db: Db,
  scope: Scope,
  filter: LedgerFilter,
): Promise<readonly UnitCount[]> => {
  const all = binds();
  const where = found(all, scope, { ...filter, unitId: undefined });
  return db.query<UnitCount>(
    {
      text: `select jsonb_build_object('id', a.id, 'name', a.name) as unit, ${counted}
        from ${tables} join unit a on starts_with(u.path, a.path || '/') where ${where.join(' and ')}
        group by a.id, a.name, a.path order by a.path limit ${unitsAtMost}`,
    },
    [...all.values],
  );
};

/** 台账: the items within the scope, by number, with the counts of all that the filter finds; those overdue first among the units. */
export const readLedger = async (db: Db, scope: Scope, filter: LedgerFilter): Promise<Ledger> => {
  const [page, counts, units, organisations] = await Promise.all([
    readRows(db, scope, filter),
    readCounts(db, scope, filter),
    readUnitCounts(db, scope, filter),
    readOrganisationCounts(db, scope, filter),
  ]);
  return { ...page, counts, units, organisations };
};

export type WholeLedger = Pick<Ledger, 'units' | 'organisations'> & { readonly rows: readonly LedgerRow[] };

/** The whole of it for a workbook: at most 10,000 items, and the counts by unit and organisation. */
export const readWholeLedger = async (
  db: Db,
  scope: Scope,
  filter: Omit<LedgerFilter, 'cursor' | 'limit'>,
): Promise<WholeLedger> => {
  const rows: LedgerRow[] = [];
  for (let cursor: string | null | undefined; cursor !== null && rows.length < 10_000; ) {
    // Each page says where the next begins.
    const page: Page<LedgerRow> = await readRows(db, scope, { ...filter, cursor, limit: 200 });
    rows.push(...page.items);
    cursor = page.next;
  }
  const [units, organisations] = await Promise.all([
    readUnitCounts(db, scope, filter),
    readOrganisationCounts(db, scope, filter),
  ]);
  return { rows, units, organisations };
};
