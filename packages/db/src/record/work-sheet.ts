import { dayNumber, dayOf, Fault } from '@kaohe/domain';
import { json } from '../deadline/row.ts';
import { calendarOf } from '../memory.ts';
import type { Sql } from '../sql.ts';
import type { BirthRecorder, DataOf, Recorder, Recorders } from './recorder.ts';

/** Later than this many days after it happened, an observation is marked as late even within its period. */
const promptDays = 30;

/** Late: after the end of the period in which it happened, which is the review's own or an earlier one, or long after. */
const filed = {
  name: 'record-sheets',
  text: `insert into work_sheet (id, review_id, assessment_id, cycle_id, unit_id, period, indicator, subject_kind, direction, occurred_on, facts, points, matter,
      evidence, filed_by, filed_at, delay, late, corrects)
    select b.id, b.review, b.assessment, r.cycle_id, r.unit_id, (r.data ->> 'no')::int, b.indicator, b."subjectKind", b.direction, b."occurredOn", b.facts, b.points, b.matter, b.evidence,
      b.by, b.at, d.delay,
      d.delay > $2 or local_day(b.at) > local_day((r.dates ->> 'periodEnd')::timestamptz - interval '1 millisecond')
        or b."occurredOn" <= coalesce((select max(local_day((e.dates ->> 'periodEnd')::timestamptz - interval '1 millisecond'))
          from instance e where e.parent_id = b.assessment and e.machine = 'periodReview' and (e.data ->> 'no')::int < (r.data ->> 'no')::int),
          '-infinity'::date),
      (select o.id from instance o where o.id = b.origin and o.machine = 'workSheet')
    from jsonb_to_recordset($1::jsonb) as b(id uuid, review uuid, assessment uuid, origin uuid, indicator text, "subjectKind" text,
        direction text, "occurredOn" date, facts text, points int, matter text, evidence uuid[], by uuid, at timestamptz)
      join instance r on r.id = b.review
      cross join lateral (select local_day(b.at) - b."occurredOn" as delay) d`,
};

export const workSheetBirths: BirthRecorder = async (tx, born) => {
  const rows = born.map(({ id, data, lineage: [, review, assessment], row, entry }) => ({
    ...data,
    id,
    review,
    assessment,
    origin: row.origin_id,
    by: entry.actorId,
    at: entry.at,
  }));
  await tx.query(filed, [json(rows), promptDays]);
};

const known = {
  name: 'sheet-indicator',
  text: `select exists (select from assessment a join standard s on s.id = a.standard_id,
      jsonb_path_query(s.content, '$.dimensions[*].indicators[*].code') as code
    where a.id = any($1::uuid[]) and code #>> '{}' = $2) as known`,
};

type Observation = DataOf<'periodReview', 'periodReview.fileSheet'>;
const signs = { positive: 1, problem: -1, neutral: 0 } as const;

/** Throws `invalid` for an indicator that the unit's standard doesn't have, a day still to come, points against their direction. */
const observed: Recorder<Observation> = async (
  tx: Sql,
  { row, way },
  { indicator, occurredOn, direction, points },
) => {
  const calendar = await calendarOf(tx, way.memory, row.calendarVersion);
  if (dayNumber(occurredOn) > dayNumber(dayOf(calendar, row.at)))
    throw new Fault('invalid', { path: 'occurredOn', issue: 'notYet' });
  if (points !== 0 && Math.sign(points) !== signs[direction])
    throw new Fault('invalid', { path: 'points', issue: 'pointsAgainstDirection' });
  const [found] = await tx.query<{ known: boolean }>(known, [row.lineage, indicator]);
  if (!found?.known) throw new Fault('invalid', { path: 'indicator', issue: 'indicatorUnknown' });
  return {};
};

const settled = { name: 'sheet-settled', text: 'update work_sheet set outcome = $2 where id = $1' };
const settle =
  (outcome: string): Recorder<unknown> =>
  async (tx, { row }) => {
    await tx.query(settled, [row.id, outcome]);
    return {};
  };

export const periodReviewRecords: Recorders<'periodReview'> = { 'periodReview.fileSheet': observed };

const disputed = { name: 'sheet-disputed', text: 'update work_sheet set disputed_at = $2 where id = $1' };

export const workSheetRecords: Recorders<'workSheet'> = {
  'workSheet.dispute': async (tx, { row }) => {
    await tx.query(disputed, [row.id, row.at]);
    return {};
  },
  'workSheet.accept': settle('accepted'),
  'workSheet.answerLapsed': settle('unanswered'),
  'workSheet.keep': settle('kept'),
  'workSheet.strike': settle('struck'),
  'workSheet.supersede': async (tx, deed, data) => {
    await observed(tx, deed, data);
    return settle('superseded')(tx, deed, data);
  },
};
