import { Fault } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import { type Memory, policyOf } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { computeGrades } from './candidate.ts';

const insert = {
  name: 'grade-round',
  text: `with r as (insert into grade_round (cycle_id, round, quotas, basis, proposed_at)
      select $1, 1 + coalesce(max(o.round), 0), $2, $3, $4 from grade_round o where o.cycle_id = $1 returning cycle_id, round)
    insert into grade_entry (cycle_id, round, assessment_id, unit_id, category, score, on_site, proposed, told, why)
    select r.cycle_id, r.round, e.assessment, e.unit, e.category, e.score, e."onSite", e.proposed, e.told, e.why
    from r cross join jsonb_to_recordset($5::jsonb) as e(assessment uuid, unit uuid, category text, score int, "onSite" int, proposed text,
      told text, why jsonb)`,
};

/** Computes the grades of all units of a cycle and keeps them as its next list, with every step that led to each. */
export const proposeGrades = async (
  tx: Sql,
  kept: Memory,
  list: {
    readonly cycleId: string;
    readonly policyVersion: number | null;
    readonly basis: unknown;
    readonly at: Date;
  },
): Promise<void> => {
  const { cycleId, policyVersion, basis, at } = list;
  const policy = await policyOf(tx, kept, { id: cycleId, version: policyVersion });
  const { rows, list: computed } = await computeGrades(tx, cycleId, policy.grades);
  if (rows.some(({ total }) => total === null)) throw new Fault('refused', { facts: ['assessmentsScored'] });
  const byUnit = new Map(rows.map((row) => [row.unit, row]));
  const entries = computed.units.map(({ unit, category, grade, why }) => {
    const row = byUnit.get(unit);
    const { assessment, total, onSite, told } = row ?? {};
    return { unit, category, proposed: grade, why, assessment, score: total, onSite, told };
  });
  await tx.query(insert, [cycleId, json(computed.quotas), json(basis), at, json(entries)]);
};
