/** True for the score line `l` when the person answers for it on that day: the secretary for every line of the unit, the others for their own. */
export const answersFor = ({
  person,
  unit,
  day,
}: {
  readonly person: string;
  readonly unit: string;
  readonly day: string;
}): string => `exists (select from appointment m where m.person_id = ${person} and m.unit_id = ${unit} and m.case_id is null
    and (m.role = 'secretary' or m.role = l.subject_kind) and m.role in ('secretary', 'discipline', 'cadre')
    and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day}))`;

/** True for the score line `l` of the assessment when it was never appealed against; after a re-scoring, of what was scored anew only. */
export const isUntried = (
  assessment: string,
): string => `(not exists (select from appeal_line a where a.line_id = l.id)
    and (l.rescored or not exists (select from score_line s where s.assessment_id = ${assessment} and s.rescored)))`;
