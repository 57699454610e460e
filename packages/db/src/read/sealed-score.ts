/**
 * True when the reader may see the proposal `line` of an assessor: his own, or any once all have scored. Nobody sees what another gave
 * before, whatever his role.
 * @param line alias of `score_line`
 * @param person place of the reader's id
 */
export const unsealed = (
  line: string,
  person: string,
): string => `(${line}.by = ${person}::uuid or not exists (
    select from slot s where s.instance_id = ${line}.assessment_id and s.roll = 'scoring' and s.done_at is null and s.ended_at is null))`;
