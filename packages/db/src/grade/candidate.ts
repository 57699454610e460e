import {
  type Candidate,
  type GradeList,
  type GradeRules,
  grades,
  type MissedTarget,
  type Satisfaction,
  type Veto,
} from '@kaohe/domain';
import { countsNow } from '../score/in-force.ts';
import type { Sql } from '../sql.ts';

/** A unit of the cycle with all that its grade rests on; without a score while it isn't scored. */
export type CandidateRow = {
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
  readonly vetoedBefore: boolean;
  readonly told: string | null;
  /** Its grade when the list was last computed. */
  readonly previewed: string | null;
};

/** A survey among those served tells of satisfaction before the ballot does. */
const candidates = {
  name: 'candidates',
  text: `select a.id as assessment, a.unit_id as unit, a.category, s.total, s.on_site as "onSite", s.before_total as "beforeTotal",
      s.before_on_site as "beforeOnSite",
      (select json_build_object('satisfied', sum((q.result #>> '{satisfaction,satisfied}')::int),
          'voices', sum((q.result #>> '{satisfaction,voices}')::int))
        from questionnaire_of o join questionnaire q on q.id = o.questionnaire_id where o.assessment_id = a.id and q.result ? 'satisfaction' group by q.kind order by q.kind desc limit 1) as satisfaction,
      (select coalesce(json_agg(json_build_object('indicator', l.indicator,
          'document', (select string_agg(f.name, '、' order by f.name) from file f where f.id = any(l.evidence))) order by l.indicator), '[]')
        from score_line l where l.assessment_id = a.id and l.kind = 'veto' and not l.lifted and ${countsNow}) as vetoes,
      exists (select from score_line l where l.assessment_id = a.id and l.kind = 'veto' and l.lifted and ${countsNow}) as "vetoedBefore",
      (select coalesce(json_agg(json_build_object('target', m.target, 'document', m.document) order by m.target), '[]')
        from missed_target m where m.cycle_id = a.cycle_id and m.unit_id = a.unit_id) as missed,
      (select e.proposed from grade_entry e where e.cycle_id = a.cycle_id and e.assessment_id = a.id order by e.round desc limit 1) as told,
      (select v.grade from grade_preview v where v.cycle_id = a.cycle_id and v.assessment_id = a.id) as previewed
    from instance i join assessment a on a.id = i.id
      left join lateral (select * from score c where c.assessment_id = a.id order by c.seq desc limit 1) s on true
    where i.cycle_id = $1 and i.machine = 'assessment' and not 'cancelled' = any(i.tags)`,
};

/** The units of a cycle that is not closed to them, in no order. */
export const readCandidates = (sql: Sql, cycleId: string): Promise<CandidateRow[]> =>
  sql.query<CandidateRow>(candidates, [cycleId]);

/** What the unit is ranked by; null while it isn't scored. */
export const candidateOf = (row: CandidateRow): Candidate | null => {
  const { total, onSite, beforeTotal, beforeOnSite, ...own } = row;
  const { unit, category, satisfaction, vetoes, vetoedBefore, missed, told } = own;
  if (total === null || onSite === null) return null;
  const before = beforeTotal === null ? null : { score: beforeTotal, onSite: beforeOnSite ?? onSite };
  return { unit, category, score: total, onSite, satisfaction, vetoes, vetoedBefore, missed, before, told };
};

export type Computed = { readonly rows: readonly CandidateRow[]; readonly list: GradeList };

/** The grades of a cycle as they would be now under these rules, of every unit that is scored. */
export const computeGrades = async (sql: Sql, cycleId: string, rules: GradeRules): Promise<Computed> => {
  const rows = await readCandidates(sql, cycleId);
  return {
    rows,
    list: grades(
      rows.flatMap((row) => candidateOf(row) ?? []),
      rules,
    ),
  };
};
