import { z } from 'zod';
import type { Db } from '../client.ts';
import { type Binds, binds } from '../read/binds.ts';
import { keyOf, keys, type Page, type Paging, paged, pageSize } from '../read/page.ts';
import type { PersonRef } from '../read/row.ts';
import { reached, type Scope } from '../read/scope.ts';
import { tookPart } from '../read/took-part.ts';
import { indicatorNames } from './indicator.ts';

/** Where a sheet stands: awaiting the unit, disputed, or what became of it. */
export const sheetStates = [
  'filed',
  'disputed',
  'accepted',
  'unanswered',
  'kept',
  'struck',
  'superseded',
] as const;
export type SheetState = (typeof sheetStates)[number];

export type SheetFilter = {
  readonly cycleId?: string | undefined;
  /** The unit or any below it. */
  readonly unitId?: string | undefined;
  readonly period?: number | undefined;
  readonly indicator?: string | undefined;
  readonly direction?: string | undefined;
  readonly state?: SheetState | undefined;
  readonly late?: boolean | undefined;
  /** Filed by the reader. */
  readonly mine?: boolean | undefined;
  /** Days on which it happened, `YYYY-MM-DD`, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Words in what was seen. */
  readonly text?: string | undefined;
};

/** A work sheet as lists show it. Points in 1/100, `filedAt` ISO 8601, `occurredOn` a day. */
export type SheetRow = {
  readonly id: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly assessmentId: string;
  readonly reviewId: string;
  readonly period: { readonly no: number; readonly name: string };
  readonly indicator: string;
  readonly indicatorName: string;
  readonly subjectKind: string;
  readonly direction: string;
  readonly occurredOn: string;
  readonly filedAt: string;
  /** The local day of `filedAt`. */
  readonly filedOn: string;
  /** Days from the one to the other. */
  readonly delay: number;
  readonly late: boolean;
  readonly facts: string;
  readonly points: number;
  readonly evidence: number;
  readonly filedBy: PersonRef | null;
  readonly state: string;
};
type Stored = Omit<SheetRow, 'filedAt' | 'indicatorName'> & {
  readonly filedAt: Date;
  readonly standardId: string;
};

export const stateOf = `case when i.stage = 'cancelled' then 'cancelled' when w.outcome is not null then w.outcome
  when w.disputed_at is not null then 'disputed' else 'filed' end`;

const inState = ({ bind }: Binds, state: SheetState): string => {
  if (state === 'filed') return 'w.outcome is null and w.disputed_at is null';
  if (state === 'disputed') return 'w.outcome is null and w.disputed_at is not null';
  return `w.outcome = ${bind(state)}`;
};

/** Folding the case of every row costs five times as much, and Chinese has none. */
const containing = (text: string): string => (text.toLowerCase() === text.toUpperCase() ? 'like' : 'ilike');
const likeable = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const unitsBelow = (unit: string): string =>
  `(select d.id from unit u join unit d on d.path = u.path or starts_with(d.path, u.path || '/') where u.id = ${unit}::uuid)`;

const filtered = (all: Binds, scope: Scope, filter: SheetFilter): readonly string[] => {
  const { bind } = all;
  const { cycleId, unitId, period, indicator, direction, state, late, mine, from, to, text } = filter;
  return [
    ...(cycleId === undefined ? [] : [`w.cycle_id = ${bind(cycleId)}::uuid`]),
    ...(unitId === undefined ? [] : [`w.unit_id in ${unitsBelow(bind(unitId))}`]),
    ...(period === undefined
      ? []
      : [
          `exists (select from instance r where r.id = w.review_id and r.data -> 'no' = ${bind(String(period))}::jsonb)`,
        ]),
    ...(indicator === undefined ? [] : [`w.indicator = ${bind(indicator)}`]),
    ...(direction === undefined ? [] : [`w.direction = ${bind(direction)}`]),
    ...(state === undefined ? [] : [inState(all, state)]),
    ...(late === undefined ? [] : [`${late ? '' : 'not '}w.late`]),
    ...(mine === true ? [`w.filed_by = ${bind(scope.personId)}::uuid`] : []),
    ...(from === undefined ? [] : [`w.occurred_on >= ${bind(from)}::date`]),
    ...(to === undefined ? [] : [`w.occurred_on <= ${bind(to)}::date`]),
    ...(text === undefined || text === ''
      ? []
      : [`w.facts ${containing(text)} ${bind(`%${likeable(text)}%`)}`]),
  ];
};

const byFiling = z.tuple([keys.instant, keys.id]);

type Asked = { readonly filter: SheetFilter; readonly size: number; readonly cursor?: string | undefined };

/** Which sheets, decided in the order of the table; what is shown of them is read for those alone. */
const statement = (all: Binds, scope: Scope, { filter, size, cursor }: Asked): string => {
  const conditions = [...filtered(all, scope, filter), reached(all, scope, { tookPart })];
  if (cursor !== undefined) {
    const [at, id] = keyOf(cursor, byFiling);
    conditions.push(`(w.filed_at, w.id) < (${all.bind(at)}::timestamptz, ${all.bind(id)}::uuid)`);
  }
  return `with found as materialized (select w.*, ${stateOf} as state from work_sheet w join instance i on i.id = w.id
      where ${conditions.join(' and ')} order by w.filed_at desc, w.id desc limit ${size})
    select w.id, jsonb_build_object('id', u.id, 'name', u.name) as unit, w.assessment_id as "assessmentId", w.review_id as "reviewId",
      jsonb_build_object('no', (r.data ->> 'no')::int, 'name', r.data ->> 'name') as period, w.indicator, w.subject_kind as "subjectKind", w.direction,
      w.occurred_on::text as "occurredOn", w.filed_at as "filedAt", local_day(w.filed_at)::text as "filedOn", w.delay, w.late, w.facts, w.points, cardinality(w.evidence) as evidence,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as "filedBy", w.state, a.standard_id as "standardId"
    from found w join unit u on u.id = w.unit_id join instance r on r.id = w.review_id join assessment a on a.id = w.assessment_id
      left join person p on p.id = w.filed_by
    order by w.filed_at desc, w.id desc`;
};

const read = async (db: Db, scope: Scope, asked: Asked): Promise<readonly SheetRow[]> => {
  const all = binds();
  const rows = await db.query<Stored>({ text: statement(all, scope, asked) }, [...all.values]);
  const names = await indicatorNames(
    db,
    rows.map(({ standardId }) => standardId),
  );
  return rows.map(({ standardId, filedAt, ...row }) => ({
    ...row,
    filedAt: filedAt.toISOString(),
    indicatorName: names.get(standardId)?.get(row.indicator) ?? row.indicator,
  }));
};

/** Work sheets within the scope, the last recorded first. */
export const readSheets = async (
  db: Db,
  scope: Scope,
  { cursor, limit, ...filter }: SheetFilter & Paging,
): Promise<Page<SheetRow>> => {
  const size = pageSize({ limit });
  return paged(await read(db, scope, { filter, size: size + 1, cursor }), size, {
    item: (row) => row,
    key: (row) => [row.filedAt, row.id],
  });
};

/** More rows than this nobody reads as a table; narrowed by the filter first. */
export const exportedAtMost = 20_000;

/** The same as a table to take along; `more`: not all of them. */
export const readSheetTable = async (
  db: Db,
  scope: Scope,
  filter: SheetFilter,
): Promise<{ readonly rows: readonly SheetRow[]; readonly more: boolean }> => {
  const rows = await read(db, scope, { filter, size: exportedAtMost + 1 });
  return { rows: rows.slice(0, exportedAtMost), more: rows.length > exportedAtMost };
};
