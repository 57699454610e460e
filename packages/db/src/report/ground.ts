/** The figures of an analysis report. Each is a set of rows with keys, told as counts and opened as rows from one and the same statement. */
export const reportFigures = [
  'unit',
  'grade',
  'distribution',
  'score',
  'achievement',
  'indicator',
  'subject',
  'category',
  'appeal',
  'disputed',
  'scorer',
  'team',
  'item',
] as const;
export type ReportFigure = (typeof reportFigures)[number];

/** Findings signed by two and work sheets that stand. */
const noted = (cycles: string): string => `noted as (
    select f.id, f.kind, f.indicator, f.subject_kind, f.facts as text, f.points, a.id as case_id, a.cycle_id, a.category, a.unit_id,
      'siteVisit' as machine, f.visit_id as instance_id
    from finding f join assessment a on a.id = f.assessment_id
    where a.cycle_id = any(${cycles}) and f.signed_at is not null and f.withdrawn_at is null
    union all
    select w.id, case w.direction when 'positive' then 'achievement' else 'problem' end, w.indicator, w.subject_kind, w.facts, w.points,
      a.id, a.cycle_id, a.category, a.unit_id, 'workSheet', w.id
    from work_sheet w join assessment a on a.id = w.assessment_id
    where w.cycle_id = any(${cycles}) and w.direction in ('positive', 'problem')
      and (w.outcome is null or w.outcome in ('accepted', 'unanswered', 'kept'))
  )`;
const totals = (cycles: string): string => `totals as (
    select distinct on (s.assessment_id) s.assessment_id, s.total, a.category, a.cycle_id, a.unit_id
    from score s join assessment a on a.id = s.assessment_id where a.cycle_id = any(${cycles}) order by s.assessment_id, s.seq desc
  )`;
/** The last list that stands; before there is one, the grades as they are previewed. */
const graded = (cycles: string): string => `lists as (
    select r.cycle_id, max(r.round) as round from grade_round r
    where r.cycle_id = any(${cycles}) and r.returned_at is null and r.reopened_at is null group by 1
  ), graded as (
    select e.assessment_id, e.cycle_id, e.unit_id, e.proposed as grade, e.score from grade_entry e join lists using (cycle_id, round)
    union all
    select p.assessment_id, p.cycle_id, p.unit_id, p.grade, p.score from grade_preview p
    where p.cycle_id = any(${cycles}) and p.cycle_id not in (select cycle_id from lists)
  )`;

/** Who scored the indicator of the disputed line `l` (read/assessors.ts), and who led the team that visited its unit. */
const scorers = `select distinct 'scorer', s.by::text from score_line s where s.assessment_id = l.assessment_id and s.indicator = l.indicator
        and s.proposal and s.voided_at is null and s.kind = 'score' and s.most > 0 and s.by is not null`;
const leads = `select 'team', x.data ->> 'lead' from instance x where x.parent_id = l.assessment_id and x.machine = 'siteVisit'
        and not 'cancelled' = any(x.tags)`;
const appealKey = `case when i.closed_at is null then 'open' when i.stage in ('withdrawn', 'escalated') then i.stage
    when i.context ->> 'outcome' = 'none' then 'inadmissible' else i.context ->> 'outcome' end`;
const itemKey = `case when i.stage = 'open' and i.context -> 'overdue' = 'true' then 'overdue' else i.stage end`;

/**
 * `ground`: a row for each thing that a figure counts, of the cycles in the bound array; `case_id` is the case by which it is reached,
 * `changed` an appeal that was granted and an item that was reopened. Points in 1/100.
 */
export const ground = (
  cycles: string,
): string => `${noted(cycles)}, ${totals(cycles)}, ${graded(cycles)}, ground as (
    select 'unit' as figure, 'all' as key, a.id, a.id as case_id, 'assessment' as machine, a.id as instance_id, a.cycle_id, a.unit_id,
      '' as text, null::text as indicator, null::int as points, false as changed
    from assessment a where a.cycle_id = any(${cycles})
    union all
    select 'grade', g.grade, g.assessment_id, g.assessment_id, 'assessment', g.assessment_id, g.cycle_id, g.unit_id, '', null, g.score, false from graded g
    union all
    select v.figure, v.key, t.assessment_id, t.assessment_id, 'assessment', t.assessment_id, t.cycle_id, t.unit_id, '', null, t.total, false
    from totals t cross join lateral (values
      ('distribution', (greatest(least(t.total, 9999), 0) / 500 * 5)::text), ('score', t.category)) v (figure, key)
    union all
    select v.figure, v.key, n.id, n.case_id, n.machine, n.instance_id, n.cycle_id, n.unit_id, n.text, n.indicator, n.points, false
    from noted n cross join lateral (values
      ('indicator', n.indicator), ('subject', n.subject_kind), ('category', n.category)) v (figure, key) where n.kind = 'problem'
    union all
    select 'achievement', n.indicator, n.id, n.case_id, n.machine, n.instance_id, n.cycle_id, n.unit_id, n.text, n.indicator, n.points, false
    from noted n where n.kind = 'achievement'
    union all
    select 'appeal', ${appealKey}, i.id, i.id, 'appeal', i.id, i.cycle_id, i.unit_id, coalesce(i.data ->> 'grounds', ''), null, null, false
    from instance i where i.machine = 'appeal' and i.cycle_id = any(${cycles})
    union all
    select 'disputed', l.indicator, l.id, p.appeal_id, 'appeal', p.appeal_id, a.cycle_id, a.unit_id, l.reason, l.indicator, l.points,
      coalesce(p.applied_at is not null and p.points > l.points, false)
    from appeal_line p join score_line l on l.id = p.line_id join assessment a on a.id = l.assessment_id where a.cycle_id = any(${cycles})
    union all
    select v.figure, v.key, l.id, p.appeal_id, 'appeal', p.appeal_id, a.cycle_id, a.unit_id, l.reason, l.indicator, l.points,
      coalesce(p.applied_at is not null and p.points > l.points, false)
    from appeal_line p join score_line l on l.id = p.line_id join assessment a on a.id = l.assessment_id
      cross join lateral (${scorers} union all ${leads}) v (figure, key) where a.cycle_id = any(${cycles})
    union all
    select 'item', ${itemKey}, r.id, r.id, 'rectificationItem', r.id, r.cycle_id, r.unit_id, r.problem, null, null, r.reopened > 0
    from rectification_item r join instance i on i.id = r.id where r.cycle_id = any(${cycles})
  )`;
