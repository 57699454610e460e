import { Fault } from '../kernel/error.ts';
import { bandOf, type Candidate, type GradeRules, gatesShut, type Shut } from './candidate.ts';
import { type QuotaUse, type Seating, seatings } from './quota.ts';

/** Each step that led to a unit's grade, in order: the band of its score, the gates that shut, the quota. */
export type Why = { readonly rule: 'band'; readonly band: string; readonly score: number } | Shut | Seating;

export type Graded = {
  readonly unit: string;
  readonly category: string;
  readonly grade: string;
  readonly why: readonly Why[];
};
export type GradeList = { readonly units: readonly Graded[]; readonly quotas: readonly QuotaUse[] };

const keyAt = ({ bands }: GradeRules, place: number): string => {
  const band = bands[Math.min(place, bands.length - 1)];
  if (band === undefined) throw new Fault('invalid', { issue: 'bandsMissing' });
  return band.key;
};

const graded = (candidate: Candidate, seat: Seating | undefined, rules: GradeRules): Graded => {
  const { unit, category, score } = candidate;
  const reached = bandOf(score, rules);
  const shut = gatesShut(candidate, rules);
  const kept = shut.length > 0 || seat?.rule === 'noSeat' ? 1 : 0;
  const place = shut.some((one) => one.gate === 'bottom') ? rules.bands.length - 1 : Math.max(reached, kept);
  const why: Why[] = [{ rule: 'band', band: keyAt(rules, reached), score }, ...shut];
  return { unit, category, grade: keyAt(rules, place), why: seat ? [...why, seat] : why };
};

/**
 * The grades of one list: bands, gates, quota within each unit category. Whatever was told to a unit stays as far as others'
 * appeals go. Pure and independent of the order of the list; throws `invalid` when a unit stands on it twice.
 */
export const grades = (list: readonly Candidate[], rules: GradeRules): GradeList => {
  if (new Set(list.map((one) => one.unit)).size !== list.length)
    throw new Fault('invalid', { issue: 'unitTwice' });
  const sorted = [...list].sort((a, b) => (a.unit < b.unit ? -1 : 1));
  const categories = [...new Set(sorted.map((one) => one.category))].sort();
  const results = categories.map((category) => {
    const listed = sorted.filter((one) => one.category === category);
    const open = listed.filter((one) => gatesShut(one, rules).length === 0);
    const { use, byUnit } = seatings({ listed, open }, rules);
    return {
      use: { category, ...use },
      units: listed.map((one) => graded(one, byUnit.get(one.unit), rules)),
    };
  });
  return {
    units: results.flatMap((one) => one.units).sort((a, b) => (a.unit < b.unit ? -1 : 1)),
    quotas: results.map((one) => one.use),
  };
};
