import { Fault, type Graded, type Policy, type QuotaUse, type Role, type Why } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { type CandidateRow, computeGrades } from '../grade/candidate.ts';
import { policyOf } from '../memory.ts';
import { demand, type Met } from './place.ts';
import type { Scope } from './scope.ts';

/** Who sees the whole list: what is on it about others is nobody else's. */
const listed: readonly Role[] = ['office', 'leader', 'auditor'];
const maySeeAll = ({ held }: Met): boolean => held.some((role) => listed.includes(role));

/** Meets the cycle as somebody who sees the whole list; throws `notFound`, `forbidden`. */
export const demandList = async (db: Db, scope: Scope, cycleId: string): Promise<Met> => {
  const met = await demand(db, scope, { id: cycleId, machine: 'cycle' });
  if (!maySeeAll(met)) throw new Fault('forbidden');
  return met;
};

export type UnitName = { readonly id: string; readonly name: string };
/** Another grade or score of the same unit, to compare with. */
export type Other = { readonly grade: string; readonly score: number };
export type GradeRow = {
  readonly assessment: string;
  readonly unit: UnitName;
  readonly category: string;
  /** In 1/100; null: not scored yet. */
  readonly score: number | null;
  readonly onSite: number | null;
  readonly satisfaction: CandidateRow['satisfaction'];
  readonly grade: string | null;
  readonly why: readonly Why[];
  /** The grade that it was told on the last list. */
  readonly told: string | null;
  /** Points that appeals have won; null: none. */
  readonly won: number | null;
  /** By the rules in force where others are tried, or on the list compared with; null: the same. */
  readonly other: Other | null;
};
/** The rules of the grades, as far as a reader of the list needs them. */
export type GradeRulesView = Pick<Policy['grades'], 'bands' | 'quota'>;
export type GradePreview = {
  readonly rules: GradeRulesView;
  readonly quotas: readonly QuotaUse[];
  readonly rows: readonly GradeRow[];
  /** Units named in what is said of others: those equal to them. */
  readonly names: { readonly [unit: string]: string };
};

const namesOf = async (db: Db, cycleId: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.query<UnitName>(
    {
      text: `select u.id, u.short_name as name from unit u where u.id in (select a.unit_id from assessment a where a.cycle_id = $1)`,
    },
    [cycleId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
};

/** Of many equals only some are named; the sentence says how many there are. */
const namedAtMost = 5;
export const shortened = (why: readonly Why[]): readonly Why[] =>
  why.map((one) => (one.rule === 'seat' ? { ...one, tied: one.tied.slice(0, namedAtMost) } : one));

const won = ({ total, beforeTotal }: CandidateRow): number | null =>
  total === null || beforeTotal === null || total === beforeTotal ? null : total - beforeTotal;

type Sides = {
  readonly now: Graded | undefined;
  readonly present: Graded | undefined;
  readonly name: string;
};
const rowOf = (row: CandidateRow, { now, present, name }: Sides): GradeRow => ({
  assessment: row.assessment,
  unit: { id: row.unit, name },
  category: row.category,
  score: row.total,
  onSite: row.onSite,
  satisfaction: row.satisfaction,
  grade: now?.grade ?? null,
  why: shortened(now?.why ?? []),
  told: row.told,
  won: won(row),
  other:
    present === undefined || present.grade === now?.grade
      ? null
      : { grade: present.grade, score: row.total ?? 0 },
});

/** Best first within each category, then by name; who isn't scored comes last. */
export const inOrder = (rows: readonly GradeRow[], bands: GradeRulesView['bands']): readonly GradeRow[] => {
  const places = new Map(bands.map(({ key }, place) => [key, place]));
  const place = ({ grade }: GradeRow): number => places.get(grade ?? '') ?? bands.length;
  return [...rows].sort(
    (a, b) =>
      (a.category < b.category ? -1 : a.category > b.category ? 1 : 0) ||
      place(a) - place(b) ||
      (b.score ?? -1) - (a.score ?? -1) ||
      (a.unit.name < b.unit.name ? -1 : 1),
  );
};

const versionOf = { text: 'select policy_version as version from cycle where id = $1' };
type Asked = { readonly cycleId: string; readonly quota?: Policy['grades']['quota'] | undefined };

/**
 * The grades as they would be now, of every unit of the cycle, without writing: each with every step that led to it. `quota`: other
 * parameters, whose grades are then told beside those of the rules in force.
 */
export const previewGrades = async (
  db: Db,
  scope: Scope,
  { cycleId, quota }: Asked,
): Promise<GradePreview> => {
  await demandList(db, scope, cycleId);
  const [cycle] = await db.query<{ version: number }>(versionOf, [cycleId]);
  const { grades } = await policyOf(db, db.memory, { id: cycleId, version: cycle?.version ?? null });
  const rules = quota === undefined ? grades : { ...grades, quota };
  const tried = await computeGrades(db, cycleId, rules);
  const present = quota === undefined ? tried : await computeGrades(db, cycleId, grades);
  const names = await namesOf(db, cycleId);
  const now = new Map(tried.list.units.map((one) => [one.unit, one]));
  const before = new Map(present.list.units.map((one) => [one.unit, one]));
  const rows = tried.rows.map((row) =>
    rowOf(row, {
      now: now.get(row.unit),
      present: before.get(row.unit),
      name: names.get(row.unit) ?? row.unit,
    }),
  );
  const { bands, quota: used } = rules;
  const mentioned = rows.flatMap(({ why }) => why.flatMap((one) => (one.rule === 'seat' ? one.tied : [])));
  return {
    rules: { bands, quota: used },
    quotas: tried.list.quotas,
    rows: inOrder(rows, bands),
    names: Object.fromEntries([...new Set(mentioned)].map((id) => [id, names.get(id) ?? id])),
  };
};
