import { type DrillHeld, drillLimit, Fault } from '@kaohe/domain';
import type { Sql } from '../../sql.ts';
import type { GivenLine } from '../given.ts';
import type { Ground } from '../scheme.ts';

type Held = DrillHeld & { readonly rate: number };
const held = {
  name: 'drills-held',
  text: `select indicator, rate, coalesce(passed, false) as passed, at from method_trace
    where assessment_id = $1 and method = 'drill' and withdrawn_at is null order by at, id`,
};

/** The drills of an assessment that stand, by indicator, the earliest first. */
export const drillsHeld = async (
  sql: Sql,
  assessmentId: string,
): Promise<ReadonlyMap<string, readonly Held[]>> => {
  const rows = await sql.query<Omit<Held, 'at'> & { indicator: string; at: Date }>(held, [assessmentId]);
  return Map.groupBy(
    rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    ({ indicator }) => indicator,
  );
};

/** Throws `invalid` where lines give an indicator more than a failed drill leaves it, whatever documents show (the standard's `failedDrill`). */
export const checkDrills = async (
  sql: Sql,
  assessmentId: string,
  { ground, lines }: { readonly ground: Ground; readonly lines: readonly GivenLine[] },
): Promise<void> => {
  const drills = await drillsHeld(sql, assessmentId);
  const given = new Map<string, number>();
  lines.forEach(({ indicator: code, component, points }, index) => {
    const indicator = ground.indicators.get(code);
    if (component !== 'onSite' || indicator === undefined) return;
    const sum = (given.get(code) ?? 0) + points;
    given.set(code, sum);
    const limit = drillLimit(indicator, drills.get(code) ?? []);
    if (limit !== null && sum > limit)
      throw new Fault('invalid', { path: `lines.${index}.points`, issue: 'drillFailed', limit });
  });
};
