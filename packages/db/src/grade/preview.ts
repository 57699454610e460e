import type { Policy } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import { type Memory, policyOf } from '../memory.ts';
import type { Sql } from '../sql.ts';
import { computeGrades } from './candidate.ts';

type Of = { readonly cycleId: string; readonly policyVersion: number | null };
type Previewed = {
  readonly assessment: string;
  readonly unit: string;
  readonly grade: string;
  readonly score: number;
  readonly before: string | null;
};

const previewed = async (
  sql: Sql,
  cycleId: string,
  rules: Policy['grades'],
): Promise<readonly Previewed[]> => {
  const { rows, list } = await computeGrades(sql, cycleId, rules);
  const byUnit = new Map(rows.map((row) => [row.unit, row]));
  return list.units.flatMap(({ unit, grade }) => {
    const row = byUnit.get(unit);
    return row === undefined || row.total === null
      ? []
      : [{ assessment: row.assessment, unit, grade, score: row.total, before: row.previewed }];
  });
};

/** True when some unit would have another grade now than when the list was last computed. */
export const hasShifted = async (sql: Sql, cycleId: string, rules: Policy['grades']): Promise<boolean> =>
  (await previewed(sql, cycleId, rules)).some(({ grade, before }) => before !== null && before !== grade);

const keep = {
  name: 'keep-preview',
  text: `with n as (select * from jsonb_to_recordset($4::jsonb) as n(assessment uuid, unit uuid, grade text, score int)),
    gone as (delete from grade_preview p where p.cycle_id = $1 and not exists (select from n where n.assessment = p.assessment_id)),
    shift as (insert into grade_shift (cycle_id, seq, assessment_id, unit_id, grade_before, grade_after, score_before, score_after, at)
      select $1, $2, n.assessment, n.unit, p.grade, n.grade, p.score, n.score, $3
      from n join grade_preview p on p.cycle_id = $1 and p.assessment_id = n.assessment where p.grade <> n.grade or p.score <> n.score)
    insert into grade_preview (cycle_id, assessment_id, unit_id, grade, score)
    select $1, n.assessment, n.unit, n.grade, n.score from n
    on conflict (cycle_id, assessment_id) do update set grade = excluded.grade, score = excluded.score
      where grade_preview.grade <> excluded.grade or grade_preview.score <> excluded.score`,
};

/** Computes the grades as they would be now, keeps them, and notes what is otherwise than the computation before. */
export const keepPreview = async (
  tx: Sql,
  kept: Memory,
  { seq, at, ...of }: Of & { readonly seq: number; readonly at: Date },
): Promise<void> => {
  const { grades } = await policyOf(tx, kept, { id: of.cycleId, version: of.policyVersion });
  await tx.query(keep, [of.cycleId, seq, at, json(await previewed(tx, of.cycleId, grades))]);
};
