import { Fault, type PlacedIndicator, score } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { demand } from '../read/place.ts';
import type { Scope } from '../read/scope.ts';
import { isTold } from '../read/score.ts';
import { dailyLines } from '../score/assembled.ts';
import { asScored } from '../score/composite.ts';
import { type Line, named } from '../score/line.ts';
import { type Ground, groundOf } from '../score/scheme.ts';
import { type SheetRow, stateOf } from './list.ts';

/** A sheet of the year as the roll-up shows it; points in 1/100. */
export type RolledSheet = Pick<
  SheetRow,
  'id' | 'direction' | 'occurredOn' | 'facts' | 'points' | 'late' | 'state' | 'period'
> & {
  /** It carries its points: not struck, not superseded, not still open. */
  readonly counts: boolean;
};
/** One indicator of the daily record over the year: what it starts from, what its sheets add or take, what its limits leave. */
export type RolledIndicator = {
  readonly code: string;
  readonly name: string;
  readonly most: number;
  /** Full points on the strength of its record; 0: no sheet in force, so no points. */
  readonly base: number;
  readonly added: number;
  readonly taken: number;
  /** What counts: the sum, never below nothing nor above `most`; a happening recorded twice counts once. */
  readonly points: number;
  readonly sheets: readonly RolledSheet[];
};
export type RollUp = {
  readonly assessmentId: string;
  readonly cycleId: string;
  readonly unit: string;
  /** Per cent that the daily record weighs. */
  readonly weight: number;
  readonly points: number;
  readonly most: number;
  /** `points` of `most` on the scale of 100, in 1/100; null: the reader is yet to be told his score. */
  readonly component: number | null;
  /** Sheets not yet answered or resolved: it may change. */
  readonly open: number;
  readonly indicators: readonly RolledIndicator[];
};

const sheets = {
  name: 'roll-up-sheets',
  text: `select w.id, w.indicator, w.direction, w.occurred_on::text as "occurredOn", w.facts, w.points, w.late, ${stateOf} as state,
      jsonb_build_object('no', (r.data ->> 'no')::int, 'name', r.data ->> 'name') as period, w.outcome in ('accepted', 'unanswered', 'kept') is true as counts
    from work_sheet w join instance i on i.id = w.id join instance r on r.id = w.review_id
    where w.assessment_id = $1 order by w.occurred_on, w.id limit 20000`,
};
const unit = {
  name: 'roll-up-unit',
  text: 'select u.name from assessment a join unit u on u.id = a.unit_id where a.id = $1',
};
type Kept = RolledSheet & { readonly indicator: string };

const dailyOf = ({ indicators }: Ground): readonly PlacedIndicator[] =>
  [...indicators.values()].filter(({ kind, components }) => kind === 'score' && components.includes('daily'));

/** What each indicator's lines come to, by the rules of the score itself. */
const scoresOf = (ground: Ground, lines: readonly Line[]): ReadonlyMap<string, number> => {
  const recorded = dailyOf(ground).filter(({ code }) => lines.some(({ indicator }) => indicator === code));
  if (recorded.length === 0 || recorded.every(({ points }) => points === 0)) return new Map();
  const scheme = {
    ...ground.scheme,
    indicators: recorded,
    weights: { onSite: 0, daily: 100, debriefing: 0 },
  };
  const found = score({ scheme, lines: asScored(lines) });
  const parts = 'missing' in found ? [] : found.components.flatMap(({ dimensions }) => dimensions);
  return new Map(parts.flatMap((part) => part.indicators.map(({ code, points }) => [code, points] as const)));
};
const total = (all: readonly RolledIndicator[], of: 'points' | 'most'): number =>
  all.reduce((sum, one) => sum + one[of], 0);

/** The daily record of a unit over the year: each indicator with the sheets that its points come from. Throws `notFound` beyond the scope. */
export const readRollUp = async (db: Db, scope: Scope, assessmentId: string): Promise<RollUp> => {
  const met = await demand(db, scope, { id: assessmentId, machine: 'assessment' });
  const [found] = await db.query<{ name: string }>(unit, [assessmentId]);
  if (found === undefined) throw new Fault('notFound', { what: 'assessment' });
  const ground = await groundOf(db, db.memory, assessmentId);
  const lines = named(await dailyLines(db, assessmentId, ground));
  const all = Map.groupBy(await db.query<Kept>(sheets, [assessmentId]), ({ indicator }) => indicator);
  const scores = scoresOf(ground, lines);
  const indicators = dailyOf(ground).map(({ code, name, points: most }): RolledIndicator => {
    const [base, ...rest] = lines.filter((line) => line.indicator === code);
    return {
      code,
      name,
      most,
      base: base?.points ?? 0,
      added: rest.reduce((sum, { points }) => sum + Math.max(points, 0), 0),
      taken: rest.reduce((sum, { points }) => sum + Math.min(points, 0), 0),
      points: scores.get(code) ?? 0,
      sheets: (all.get(code) ?? []).map(({ indicator: _code, ...sheet }) => sheet),
    };
  });
  const [points, most] = [total(indicators, 'points'), total(indicators, 'most')];
  const told = await isTold(db, met);
  return {
    assessmentId,
    cycleId: met.cycleId,
    unit: found.name,
    weight: ground.policy.composite.weights.daily,
    points,
    most,
    component: told && most > 0 ? Math.round((points * 10_000) / most) : null,
    open: [...all.values()].flat().filter(({ state }) => state === 'filed' || state === 'disputed').length,
    indicators,
  };
};
