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
  /** Words in what was seen; all of them, where there are several. */
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

/** More words than these narrow nothing any further. */
const wordsAtMost = 8;
const wordsOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, wordsAtMost);

const unitsBelow = (unit: string): string =>
  `(select d.id from unit u join unit d on d.path = u.path or starts_with(d.path, u.path || '/') where u.id = ${unit}::uuid)`;

const filtered = (all: Binds, scope: Scope, filter: SheetFilter): readonly string[] => {
  const { bind } = all;
  const { cycleId, unitId, period, indicator, direction, state, late, mine, from, to, text } = filter;
  return [
    ...(cycleId === undefined ? [] : [`w.cycle_id = ${bind(cycleId)}::uuid`]),
    ...(unitId === undefined ? [] : [`w.unit_id in ${unitsBelow(bind(unitId))}`]),
    ...(period === undefined ? [] : [`w.period = ${bind(period)}::int`]),
    ...(indicator === undefined ? [] : [`w.indicator = ${bind(indicator)}`]),
    ...(direction === undefined ? [] : [`w.direction = ${bind(direction)}`]),
    ...(state === undefined ? [] : [inState(all, state)]),
    ...(late === undefined ? [] : [`${late ? '' : 'not '}w.late`]),
    ...(mine === true ? [`w.filed_by = ${bind(scope.personId)}::uuid`] : []),
    ...(from === undefined ? [] : [`w.occurred_on >= ${bind(from)}::date`]),
    ...(to === undefined ? [] : [`w.occurred_on <= ${bind(to)}::date`]),
    ...wordsOf(text).map((word) => `w.facts ${containing(word)} ${bind(`%${likeable(word)}%`)}`),
  ];
};

const byFiling = z.tuple([keys.instant, keys.id]);

type Asked = { readonly filter: SheetFilter; readonly size: number; readonly cursor?: string | undefined };

/** What a text has that holds all the words: their pairs of characters. */
const held =
  'grams(w.facts) @> (select array_agg(g) from unnest($1::text[]) as word, unnest(word_grams(word)) as g)';
/** Sheets that hold words are few while they are no more than these: then they are found first and put in order, else met on the way. */
const fewAtMost = 3_000;
const rarity = {
  name: 'sheet-words',
  text: `select count(*)::int as count from (select from work_sheet w where ${held} limit ${fewAtMost + 1}) w`,
};
const areFew = async (db: Db, words: readonly string[]): Promise<boolean> => {
  if (words.length === 0) return false;
  const [found] = await db.query<{ count: number }>(rarity, [words]);
  return (found?.count ?? 0) <= fewAtMost;
};

/** Which sheets a page has, in the order of the table. */
const found = async (db: Db, scope: Scope, { filter, size, cursor }: Asked): Promise<readonly string[]> => {
  const all = binds();
  const words = wordsOf(filter.text);
  const few = await areFew(db, words);
  if (few) all.bind(words);
  const wanted = [...(few ? [held] : []), ...filtered(all, scope, filter)];
  const seen = [reached(all, scope, { tookPart })];
  if (cursor !== undefined) {
    const [at, id] = keyOf(cursor, byFiling);
    seen.push(`(w.filed_at, w.id) < (${all.bind(at)}::timestamptz, ${all.bind(id)}::uuid)`);
  }
  const hits = `with w as materialized (select w.id, w.filed_at from work_sheet w where ${wanted.join(' and ')})`;
  const rows = await db.query<{ id: string }>(
    {
      text: `${few ? hits : ''} select w.id from ${few ? '' : 'work_sheet '}w join instance i on i.id = w.id
        where ${[...(few ? [] : wanted), ...seen].join(' and ')} order by w.filed_at desc, w.id desc limit ${size}`,
    },
    [...all.values],
  );
  return rows.map(({ id }) => id);
};

/** What is shown of them, read for those alone. */
const shown = {
  name: 'sheet-rows',
  text: `select w.id, jsonb_build_object('id', u.id, 'name', u.name) as unit, w.assessment_id as "assessmentId", w.review_id as "reviewId",
      jsonb_build_object('no', w.period, 'name', r.data ->> 'name') as period, w.indicator, w.subject_kind as "subjectKind", w.direction,
      w.occurred_on::text as "occurredOn", w.filed_at as "filedAt", local_day(w.filed_at)::text as "filedOn", w.delay, w.late, w.facts, w.points,
      cardinality(w.evidence) as evidence, case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as "filedBy",
      ${stateOf} as state, a.standard_id as "standardId"
    from work_sheet w join instance i on i.id = w.id join unit u on u.id = w.unit_id join instance r on r.id = w.review_id
      join assessment a on a.id = w.assessment_id left join person p on p.id = w.filed_by
    where w.id = any($1::uuid[]) order by w.filed_at desc, w.id desc`,
};

const read = async (db: Db, scope: Scope, asked: Asked): Promise<readonly SheetRow[]> => {
  const rows = await db.query<Stored>(shown, [await found(db, scope, asked)]);
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
