import type { Db } from '../client.ts';
import { type Conflict, conflictPlaceOf, conflictsOf } from '../recusal/conflict.ts';
import { demand, type Met } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { type FileRef, filesOf, personOf } from './score.ts';

/** Whose word it is. */
export type Side = 'appellant' | 'team' | 'panel';

/** What somebody filed, in the order in which it came. */
export type Statement = {
  readonly seq: number;
  readonly side: Side;
  readonly event: string;
  readonly text: string;
  readonly relief: string | null;
  /** Of a hearing: its day and place. */
  readonly heldOn: string | null;
  readonly place: string | null;
  readonly evidence: readonly FileRef[];
  readonly by: PersonRef | null;
  readonly at: string;
};

/** What an indicator's rule says of the lines in dispute; points in 1/100. */
export type DisputedRule = {
  readonly code: string;
  readonly name: string;
  readonly rule: string;
  readonly points: number;
};

export type PanelMember = {
  readonly person: PersonRef;
  readonly role: 'reviewer' | 'chair';
  readonly declaredAt: string | null;
};

export type RecusalView = {
  readonly id: string;
  readonly person: PersonRef;
  readonly tie: string;
  readonly source: string;
  /** Null for a party that did not ask for it itself. */
  readonly reason: string | null;
  readonly outcome: string;
  readonly decision: string | null;
  readonly by: PersonRef | null;
  readonly at: string;
};

/** A reviewer who may be named, or why not. */
export type Candidate = {
  readonly person: PersonRef;
  readonly post: string | null;
  readonly conflicts: readonly Conflict[];
};

export type AppealFile = {
  readonly level: 1 | 2;
  readonly appellant: PersonRef | null;
  readonly statements: readonly Statement[];
  readonly rules: readonly DisputedRule[];
  readonly panel: readonly PanelMember[];
  readonly recusals: readonly RecusalView[];
  /** For who names the panel; else null. */
  readonly candidates: readonly Candidate[] | null;
  /** How many have voted of how many; null before the panel deliberates. */
  readonly vote: { readonly cast: number; readonly of: number } | null;
  /** Null while it is not told. */
  readonly decision: {
    readonly event: string;
    readonly reasons: string;
    readonly at: string;
  } | null;
};

const sideOf = `case when j.role in ('lead', 'assessor') then 'team' when j.role in ('chair', 'reviewer') then 'panel' else 'appellant' end`;
const filed = `'appeal.supplement', 'appeal.reconsider', 'appeal.answer', 'appeal.evidence', 'appeal.callHearing', 'appeal.hear'`;
const ids = (payload: string): string =>
  `array(select e::uuid from jsonb_array_elements_text(coalesce(${payload} -> 'evidence', '[]')) e)`;

/** Its own birth data, those of the level below, and what both sides filed since. */
const statements = {
  name: 'appeal-statements',
  text: `with f as (select i.id, i.origin_id, i.data, i.opened_by, i.created_at, o.data as origin_data, o.opened_by as origin_by, o.created_at as origin_at
      from instance i left join instance o on o.id = i.origin_id and o.machine = 'appeal' where i.id = $1)
    select * from (
      select -1 as seq, 'appellant' as side, 'assessment.appeal' as event, f.origin_data ->> 'grounds' as text, f.origin_data ->> 'relief' as relief,
        null as "heldOn", null as place, ${filesOf(ids('f.origin_data'))} as evidence, ${personOf('f.origin_by')} as by, f.origin_at as at
        from f where f.origin_data is not null
      union all select 0, 'appellant', case when f.origin_data is null then 'assessment.appeal' else 'appeal.escalate' end, f.data ->> 'grounds',
        f.data ->> 'relief', null, null, ${filesOf(ids('f.data'))}, ${personOf('f.opened_by')}, f.created_at from f
      union all select j.seq, ${sideOf}, j.event, coalesce(j.payload ->> 'text', j.payload ->> 'minutes', j.payload ->> 'reasons', ''), null,
        j.payload ->> 'heldOn', j.payload ->> 'place', ${filesOf(ids('j.payload'))}, ${personOf('j.actor_id')}, j.at
        from journal j where j.instance_id = $1 and j.event in (${filed})) s order by seq limit 500`,
};

const rules = {
  name: 'appeal-rules',
  text: `select distinct x ->> 'code' as code, x ->> 'name' as name, coalesce(x ->> 'rule', '') as rule,
      coalesce((x ->> 'form')::int, 0) + coalesce((x ->> 'effect')::int, 0) as points
    from appeal_line a join score_line l on l.id = a.line_id join assessment s on s.id = a.assessment_id join standard t on t.id = s.standard_id
      cross join jsonb_array_elements(t.content -> 'dimensions') d cross join jsonb_array_elements(d -> 'indicators') x
    where a.appeal_id = $1 and x ->> 'code' = l.indicator order by 1`,
};

const panel = {
  name: 'appeal-panel',
  text: `select jsonb_build_object('id', p.id, 'name', p.name) as person, a.role,
      (select max(s.done_at) from slot s where s.instance_id = $1 and s.roll = 'declaration' and s.person_id = p.id
        and s.round = (select max(r.round) from slot r where r.instance_id = $1 and r.roll = 'declaration')) as "declaredAt"
    from appointment a join person p on p.id = a.person_id where a.case_id = $1 and a.role in ('reviewer', 'chair')
      and a.starts_on <= local_day(app_now()) and (a.ends_on is null or a.ends_on >= local_day(app_now()))
    order by a.role, p.name, p.id`,
};

/** Those of this appeal; a party reads the reasons that it gave itself. */
const recusals = {
  name: 'appeal-recusals',
  text: `select r.id, jsonb_build_object('id', p.id, 'name', p.name) as person, r.kind as tie, r.source,
      case when not $2 or r.by = $3 then r.reason end as reason, r.outcome, r.decision, ${personOf('r.by')} as by, r.at
    from recusal r join person p on p.id = r.person_id where r.asked_in = $1 order by r.at, r.id`,
};

const reviewers = {
  name: 'appeal-reviewers',
  text: `select jsonb_build_object('id', p.id, 'name', p.name) as person, min(a.post) as post
    from instance i cross join (select local_day(app_now()) as day) t
      join appointment a on a.role = 'reviewer' and a.case_id is null and a.starts_on <= t.day and (a.ends_on is null or a.ends_on >= t.day)
      join person p on p.id = a.person_id and p.active left join unit u on u.id = a.unit_id
    where i.id = $1 and (a.cycle_id is null or a.cycle_id = i.cycle_id)
      and (u.path is null or i.unit_path = u.path or starts_with(i.unit_path, u.path || '/'))
      and not exists (select from appointment s where s.case_id = i.id and s.person_id = p.id and s.role in ('reviewer', 'chair')
        and s.starts_on <= t.day and (s.ends_on is null or s.ends_on >= t.day))
    group by p.id, p.name order by p.name, p.id limit 1000`,
};

/** Reviewers within whose reach the case is and who do not sit on its panel, each with every reason why he is out: who has none comes first. */
const candidatesOf = async (db: Db, id: string): Promise<readonly Candidate[]> => {
  const [place, all] = await Promise.all([
    conflictPlaceOf(db, id),
    db.query<Omit<Candidate, 'conflicts'>>(reviewers, [id]),
  ]);
  const found = await conflictsOf(
    db,
    place,
    all.map(({ person }) => person.id),
  );
  return all
    .map((one) => ({ ...one, conflicts: found.get(one.person.id) ?? [] }))
    .sort((a, b) => Number(a.conflicts.length > 0) - Number(b.conflicts.length > 0));
};

const head = {
  name: 'appeal-head',
  text: `select i.origin_id is distinct from i.parent_id as second, ${personOf('i.opened_by')} as appellant,
      (select jsonb_build_object('cast', count(*) filter (where s.done_at is not null), 'of', count(*)) from slot s
        where s.instance_id = $1 and s.roll = 'voting'
          and s.round = (select max(r.round) from slot r where r.instance_id = $1 and r.roll = 'voting') having count(*) > 0) as vote,
      (select jsonb_build_object('event', j.event, 'reasons', coalesce(j.payload ->> 'reasons', ''), 'at', j.at) from journal j
        where j.instance_id = $1 and j.event in ('appeal.uphold', 'appeal.adjust', 'appeal.adjustPartly', 'appeal.remand', 'appeal.reject', 'appeal.confirmInadmissible')
          and (not $2 or j.event in ('appeal.reject', 'appeal.confirmInadmissible') or exists (select from journal t where t.instance_id = $1 and t.seq > j.seq and t.to_stage = 'served'))
          and not exists (select from journal b where b.instance_id = $1 and b.seq > j.seq and b.event in ('appeal.sendBack', 'appeal.annul'))
        order by j.seq desc limit 1) as decision
    from instance i where i.id = $1`,
};
type Head = Pick<AppealFile, 'appellant' | 'vote' | 'decision'> & { readonly second: boolean };
type At<T> = Omit<T, 'at'> & { readonly at: Date };
const told = <T extends { readonly at: Date }>({ at, ...row }: T) => ({ ...row, at: at.toISOString() });

const isTeam = (role: string): boolean => role === 'lead' || role === 'assessor';
const namesPanels = ({ held }: Met): boolean => held.some((role) => role === 'office' || role === 'leader');

/** The appeal file on one page: both sides' statements, the rules in dispute, panel, recusals, how far the vote is, the decision once it is told. */
export const readAppealFile = async (db: Db, scope: Scope, id: string): Promise<AppealFile> => {
  const met = await demand(db, scope, { id, machine: 'appeal' });
  const [[top], said, standing, seats, conflicts, candidates] = await Promise.all([
    db.query<Head>(head, [id, met.concerned]),
    db.query<At<Statement>>(statements, [id]),
    db.query<DisputedRule>(rules, [id]),
    db.query<Omit<PanelMember, 'declaredAt'> & { readonly declaredAt: Date | null }>(panel, [id]),
    db.query<At<RecusalView>>(recusals, [id, met.concerned || met.held.every(isTeam), scope.personId]),
    namesPanels(met) ? candidatesOf(db, id) : null,
  ]);
  return {
    level: top?.second === true ? 2 : 1,
    appellant: top?.appellant ?? null,
    vote: top?.vote ?? null,
    decision: top?.decision ?? null,
    statements: said.map(told),
    rules: standing,
    panel: seats.map((seat) => ({ ...seat, declaredAt: seat.declaredAt?.toISOString() ?? null })),
    recusals: conflicts.map(told),
    candidates,
  };
};
