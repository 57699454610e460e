import {
  type Candidate,
  Fault,
  grades,
  type MissedTarget,
  type Satisfaction,
  type Veto,
} from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import { type Memory, policyOf } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { countsNow } from './in-force.ts';

type Row = {
  readonly assessment: string;
  readonly unit: string;
  readonly category: string;
  readonly total: number | null;
  readonly onSite: number | null;
  readonly beforeTotal: number | null;
  readonly beforeOnSite: number | null;
  readonly satisfaction: Satisfaction | null;
  readonly vetoes: readonly Veto[];
  readonly missed: readonly MissedTarget[];
  readonly told: string | null;
};

/** A survey among those served tells of satisfaction before the ballot does. */
const candidates = {
  name: 'candidates',
  text: `select a.id as assessment, a.unit_id as unit, a.category, s.total, s.on_site as "onSite", s.before_total as "beforeTotal",
      s.before_on_site as "beforeOnSite",
      (select json_build_object('satisfied', sum((q.result #>> '{satisfaction,satisfied}')::int),
          'voices', sum((q.result #>> '{satisfaction,voices}')::int))
        from questionnaire q where q.assessment_id = a.id and q.result ? 'satisfaction' group by q.kind order by q.kind desc limit 1) as satisfaction,
      (select coalesce(json_agg(json_build_object('indicator', l.indicator,
          'document', (select string_agg(f.name, '、' order by f.name) from file f where f.id = any(l.evidence))) order by l.indicator), '[]')
        from score_line l where l.assessment_id = a.id and l.kind = 'veto' and not l.lifted and ${countsNow}) as vetoes,
      (select coalesce(json_agg(json_build_object('target', m.target, 'document', m.document) order by m.target), '[]')
        from missed_target m where m.cycle_id = a.cycle_id and m.unit_id = a.unit_id) as missed,
      (select e.proposed from grade_entry e where e.cycle_id = a.cycle_id and e.assessment_id = a.id order by e.round desc limit 1) as told
    from instance i join assessment a on a.id = i.id
      left join lateral (select * from score c where c.assessment_id = a.id order by c.seq desc limit 1) s on true
    where i.cycle_id = $1 and i.machine = 'assessment' and not 'cancelled' = any(i.tags)`,
};

const insert = {
  name: 'grade-round',
  text: `with r as (insert into grade_round (cycle_id, round, quotas, basis, proposed_at)
      select $1, 1 + coalesce(max(o.round), 0), $2, $3, $4 from grade_round o where o.cycle_id = $1 returning cycle_id, round)
    insert into grade_entry (cycle_id, round, assessment_id, unit_id, category, score, on_site, proposed, told, why)
    select r.cycle_id, r.round, e.assessment, e.unit, e.category, e.score, e."onSite", e.proposed, e.told, e.why
    from r cross join jsonb_to_recordset($5::jsonb) as e(assessment uuid, unit uuid, category text, score int, "onSite" int, proposed text,
      told text, why jsonb)`,
};

const candidateOf = (row: Row): Candidate => {
  const { total, onSite, beforeTotal, beforeOnSite, unit, category, satisfaction, vetoes, missed, told } =
    row;
  if (total === null || onSite === null) throw new Fault('refused', { facts: ['assessmentsScored'] });
  const before = beforeTotal === null ? null : { score: beforeTotal, onSite: beforeOnSite ?? onSite };
  return { unit, category, score: total, onSite, satisfaction, vetoes, missed, before, told };
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
  const rows = await tx.query<Row>(candidates, [cycleId]);
  const byUnit = new Map(rows.map((row) => [row.unit, row]));
  const { units, quotas } = grades(rows.map(candidateOf), policy.grades);
  const entries = units.map(({ unit, category, grade, why }) => {
    const row = byUnit.get(unit);
    const { assessment, total, onSite, told } = row ?? {};
    return { unit, category, proposed: grade, why, assessment, score: total, onSite, told };
  });
  await tx.query(insert, [cycleId, json(quotas), json(basis), at, json(entries)]);
};
