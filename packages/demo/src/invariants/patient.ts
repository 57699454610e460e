import { breaches, type Invariant, planted } from '../proof/invariant.ts';
import { stageLaws, stageTable } from '../proof/law.ts';

/** The stage in which each case stood at an instant: the last entry up to it. */
const stoodAt = (instance: string, instant: string): string =>
  `(select s.to_stage from journal s where s.instance_id = ${instance} and s.at <= ${instant} order by s.seq desc limit 1)`;

const query = `
  with law as (select * from ${stageTable('$1')}),
  confirmed as (select j.instance_id, j.seq, j.at from journal j where j.event = 'cycle.confirmGrades'),
  conferred as (select j.instance_id, j.seq, j.at from journal j where j.event = 'commendation.confer')
  select c.instance_id || '/' || c.seq as "where", 'grades confirmed while ' || a.id || ' stood in ' || l.stage as says
  from confirmed c join instance a on a.cycle_id = c.instance_id and a.machine = 'assessment'
    join law l on l.machine = 'assessment' and l.stage = ${stoodAt('a.id', 'c.at')}
  where not (l.settled or l.closed)
  union all
  select c.instance_id || '/' || c.seq, 'grades confirmed while appeal ' || a.id || ' stood in ' || l.stage
  from confirmed c join instance a on a.cycle_id = c.instance_id and a.machine = 'appeal' and a.created_at <= c.at
    join law l on l.machine = 'appeal' and l.stage = ${stoodAt('a.id', 'c.at')}
  where not l.closed
  union all
  select c.instance_id || '/' || c.seq, 'conferred while objection ' || o.id || ' stood in ' || l.stage
  from conferred c join instance o on o.parent_id = c.instance_id and o.machine = 'objection' and o.created_at <= c.at
    join law l on l.machine = 'objection' and l.stage = ${stoodAt('o.id', 'c.at')}
  where not l.closed
  union all
  select c.instance_id || '/' || c.seq, 'conferred before the notice had run'
  from conferred c
  where not exists (select from journal n join journal p on p.instance_id = n.instance_id and p.event = 'commendation.publish' and p.seq < n.seq
    where n.instance_id = c.instance_id and n.event = 'commendation.noticeClosed' and n.effective <= c.at)`;

export const patient: Invariant = {
  no: 3,
  name: 'no grade is confirmed while an appeal or its window is open; nothing is conferred while an objection or the notice runs',
  find: (client) => breaches(client, query, [JSON.stringify(stageLaws)]),
  // The end of the last window of one unit is moved behind the confirmation.
  plant: (client) =>
    planted(
      client,
      `with c as (select instance_id, seq, at from journal where event = 'cycle.confirmGrades' order by at limit 1),
      late as (
        update journal j set at = c.at + interval '1 day' from c
        where j.instance_id = (select a.id from instance a where a.cycle_id = c.instance_id and a.machine = 'assessment' and a.stage = 'closed' order by a.id limit 1)
          and j.to_stage in ('settled', 'consequences', 'closed') and j.from_stage <> 'acknowledging'
        returning j.instance_id)
      select c.instance_id || '/' || c.seq as "where" from c where exists (select from late)`,
    ),
};
