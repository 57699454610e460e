import { json } from '../deadline/row.ts';
import { asked, type Query } from './fact.ts';

/** Whom the event names: the whole panel, or who joins it. */
const named = (data: { readonly [key: string]: unknown }): readonly unknown[] =>
  Array.isArray(data.members) ? data.members : [data.joins];

/** Who sat at the first level has a place of its rolls, or decided there. */
const panelClear = asked(
  'panel-clear',
  `select count(*) > 0 and bool_and(p.active and not exists (select from conflicts(p.id, $2, $3, $4, local_day($5)))
      and not exists (select from slot s join instance f on f.id = s.instance_id and f.machine = 'appeal'
        where s.instance_id = $6 and s.person_id = p.id)
      and not exists (select from involvement v join instance f on f.id = v.case_id and f.machine = 'appeal'
        where v.case_id = $6 and v.person_id = p.id)) as holds
    from jsonb_array_elements_text($1::jsonb) as m(id) left join person p on p.id = m.id::uuid`,
  ({ data, lineage, cycleId, unitId, at, originId }) => [
    json(named(data)),
    lineage,
    cycleId,
    unitId,
    at,
    originId,
  ],
);

/**
 * How many disputed lines there are (`lines`) and how many of them most members change (`changed`). Nothing is counted before the last
 * vote is in: what the facts of a refusal say would else reveal it.
 */
const majority = (name: string, holds: string): Query =>
  asked(
    name,
    `with places as (select s.person_id, s.done_at from slot s where s.instance_id = $1 and s.roll = 'voting'
        and s.round = (select max(r.round) from slot r where r.instance_id = $1 and r.roll = 'voting')),
      votes as (select (v ->> 'line')::uuid as line_id, count(*) filter (where (v ->> 'change')::bool) as changes
        from sealed e cross join jsonb_array_elements(e.payload -> 'votes') v where e.instance_id = $1 and e.roll = 'voting'
          and e.round = (select max(r.round) from slot r where r.instance_id = $1 and r.roll = 'voting') group by 1),
      counted as (select count(*) as lines, count(*) filter (where v.changes * 2 > (select count(*) from places)) as changed
        from appeal_line l left join votes v on v.line_id = l.line_id where l.appeal_id = $1)
      select exists (select from places) and not exists (select from places where done_at is null) and lines > 0 and ${holds} as holds
      from counted`,
    ({ id }) => [id],
  );

/** The leader decides; the office only where every leader whose reach it is is recused himself. */
const recusalAsked = asked(
  'recusal-asked',
  `with leaders as (select a.person_id from instance i cross join (select local_day($4) as day) t
        join appointment a on a.role = 'leader' and a.case_id is null and a.starts_on <= t.day and (a.ends_on is null or a.ends_on >= t.day)
          and (a.cycle_id is null or a.cycle_id = i.cycle_id)
        join person p on p.id = a.person_id and p.active left join unit u on u.id = a.unit_id
      where i.id = $1 and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/'))
        and not took_part(a.person_id, i.lineage, i.cycle_id, i.unit_id, t.day))
    select exists (select from recusal r where r.asked_in = $1 and r.person_id = $2::uuid and r.outcome = 'asked')
      and (not exists (select from leaders) or exists (select from leaders where person_id = $3::uuid)) as holds`,
  ({ id, data, personId, at }) => [id, data.member, personId, at],
);

const recusalsDecided = asked(
  'recusals-decided',
  `select not exists (select from recusal r where r.asked_in = $1 and r.outcome = 'asked') as holds`,
  ({ id }) => [id],
);

const remandable = asked(
  'remandable',
  `select not exists (select from appeal_line a join score_line l on l.id = a.line_id where a.appeal_id = $1 and l.rescored) as holds`,
  ({ id }) => [id],
);

/** An appeal of the first level was opened by the assessment itself. */
const secondLevelOpen: Query = async (_tx, { originId, parentId, policy }) =>
  originId === parentId && (await policy()).secondLevel;

export const appealQueries = {
  panelClear,
  recusalAsked,
  recusalsDecided,
  majorityUpholds: majority('majority-upholds', 'changed = 0'),
  majorityAdjusts: majority('majority-adjusts', 'changed = lines'),
  majorityAdjustsPartly: majority('majority-adjusts-partly', 'changed > 0 and changed < lines'),
  majorityChanges: majority('majority-changes', 'changed > 0'),
  remandable,
  secondLevelOpen,
};
