import type { Db } from '../client.ts';
import { demand } from '../read/place.ts';
import type { PersonRef } from '../read/row.ts';
import type { Scope } from '../read/scope.ts';
import { type FileRef, filesOf } from '../read/score.ts';
import { indicatorNames } from './indicator.ts';
import { type SheetRow, stateOf } from './list.ts';

/** What was said to a sheet: the unit's answer, or the lead's resolution. */
export type SheetAct = {
  readonly event: string;
  readonly by: PersonRef | null;
  readonly at: string;
  readonly reasons: string | null;
  readonly evidence: readonly FileRef[];
};
export type SheetView = Omit<SheetRow, 'evidence'> & {
  readonly evidence: readonly FileRef[];
  readonly matter: string | null;
  /** The sheet it corrects, and the one that corrects it. */
  readonly corrects: string | null;
  readonly correctedBy: string | null;
  readonly acts: readonly SheetAct[];
};
type Stored = Omit<SheetView, 'filedAt' | 'indicatorName' | 'acts'> & {
  readonly filedAt: Date;
  readonly standardId: string;
};

const one = {
  name: 'sheet',
  text: `select w.id, jsonb_build_object('id', u.id, 'name', u.name) as unit, w.assessment_id as "assessmentId", w.review_id as "reviewId",
      jsonb_build_object('no', (r.data ->> 'no')::int, 'name', r.data ->> 'name') as period, w.indicator, w.subject_kind as "subjectKind", w.direction,
      w.occurred_on::text as "occurredOn", w.filed_at as "filedAt", local_day(w.filed_at)::text as "filedOn", w.delay, w.late, w.facts, w.points, ${filesOf('w.evidence')} as evidence,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as "filedBy", ${stateOf} as state,
      w.matter, w.corrects, (select n.id from work_sheet n where n.corrects = w.id and n.review_id = w.review_id limit 1) as "correctedBy",
      a.standard_id as "standardId"
    from work_sheet w join instance i on i.id = w.id join unit u on u.id = w.unit_id join instance r on r.id = w.review_id
      join assessment a on a.id = w.assessment_id left join person p on p.id = w.filed_by where w.id = $1`,
};
const acts = {
  name: 'sheet-acts',
  text: `select j.event, case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as by, j.at,
      j.payload ->> 'reasons' as reasons, case when j.event = 'workSheet.dispute' then coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name)
        order by f.name) from jsonb_array_elements_text(j.payload -> 'evidence') e(id) join file f on f.id = e.id::uuid), '[]') else '[]' end as evidence
    from journal j left join person p on p.id = j.actor_id
    where j.instance_id = $1 and j.event = any(array['workSheet.accept', 'workSheet.dispute', 'workSheet.answerLapsed', 'workSheet.keep',
      'workSheet.strike', 'workSheet.supersede']) order by j.seq`,
};

/** One work sheet with all that was said to it. Throws `notFound` beyond the scope. */
export const readSheet = async (db: Db, scope: Scope, id: string): Promise<SheetView> => {
  await demand(db, scope, { id, machine: 'workSheet' });
  const [row] = await db.query<Stored>(one, [id]);
  if (row === undefined) throw new Error(`the sheet ${id} has no row`);
  const said = await db.query<Omit<SheetAct, 'at'> & { at: Date }>(acts, [id]);
  const { standardId, filedAt, ...kept } = row;
  const names = await indicatorNames(db, [standardId]);
  return {
    ...kept,
    filedAt: filedAt.toISOString(),
    indicatorName: names.get(standardId)?.get(row.indicator) ?? row.indicator,
    acts: said.map(({ at, ...act }) => ({ ...act, at: at.toISOString() })),
  };
};
