import {
  type CommendationBar,
  Fault,
  type HonourCandidate,
  type PastYear,
  type QuotaUse,
  type Window,
} from '@kaohe/domain';
import type { Db } from '../client.ts';
import { policyOf } from '../memory.ts';
import { demand } from '../read/place.ts';
import type { PersonRef } from '../read/row.ts';
import type { Scope } from '../read/scope.ts';
import { type HonourQuota, honourPlace } from './candidate.ts';

/** What one of those asked has said in this round; nothing yet: `opinion` null. Silence clears nobody. */
export type OpinionView = {
  readonly capacity: string;
  /** Null: the post is vacant. */
  readonly person: PersonRef | null;
  readonly opinion: 'clear' | 'hold' | null;
  readonly text: string | null;
  readonly at: string | null;
};
export type SheetObjection = {
  readonly id: string;
  readonly stage: string;
  readonly text: string;
  readonly named: boolean;
  readonly receivedAt: string;
  readonly reasons: string | null;
};
export type SheetApproval = {
  readonly authority: string;
  readonly basis: { readonly body: string; readonly meetingOn: string; readonly document: string };
  readonly by: PersonRef | null;
  readonly at: string;
};
/** Everything that a leader needs to decide on one commendation, on one sheet. Points in 1/100. */
export type DecisionSheet = {
  readonly id: string;
  readonly stage: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly category: string;
  readonly cycle: { readonly id: string; readonly name: string; readonly year: number };
  readonly assessment: string | null;
  readonly reasons: string;
  readonly byHand: boolean;
  readonly grade: string | null;
  readonly score: number | null;
  /** Its place among the units of its category, and how many they are. */
  readonly rank: { readonly place: number; readonly of: number } | null;
  /** Seats of the best grade in its category. */
  readonly gradeQuota: QuotaUse | null;
  readonly quota: HonourQuota;
  /** What the rules say against it; its own nomination apart. */
  readonly bars: readonly CommendationBar[];
  readonly gates: Pick<HonourCandidate, 'veto' | 'graveOrder'> & {
    readonly past: readonly PastYear[];
    readonly pastYears: number;
    readonly missed: readonly { readonly target: string; readonly document: string }[];
    readonly appealsOpen: number;
    readonly itemsOpen: number;
    readonly itemsOverdue: number;
  };
  readonly opinions: readonly OpinionView[];
  readonly opinionsDueAt: string | null;
  readonly objections: readonly SheetObjection[];
  readonly notice: { readonly publishedAt: string; readonly until: string | null } | null;
  readonly noticeWindow: Window;
  readonly approval: SheetApproval | null;
};

type Head = Pick<DecisionSheet, 'id' | 'stage' | 'unit' | 'category' | 'cycle' | 'reasons' | 'byHand'> & {
  readonly gradeQuotas: readonly QuotaUse[];
  readonly missed: DecisionSheet['gates']['missed'];
  readonly appealsOpen: number;
  readonly itemsOpen: number;
  readonly itemsOverdue: number;
  readonly opinionsDueAt: Date | null;
  readonly noticeUntil: Date | null;
  readonly publishedAt: Date | null;
  readonly approval: SheetApproval | null;
};

const entry = (event: string, column: string): string =>
  `(select ${column} from journal j left join person p on p.id = j.actor_id where j.instance_id = i.id and j.event = '${event}' order by j.seq desc limit 1)`;

const head = {
  name: 'decision-sheet',
  text: `select i.id, i.stage, jsonb_build_object('id', u.id, 'name', u.name) as unit, u.category,
      jsonb_build_object('id', c.id, 'name', c.name, 'year', c.year) as cycle, i.data ->> 'reasons' as reasons,
      coalesce((i.data ->> 'byHand')::bool, false) as "byHand",
      coalesce((select r.quotas from grade_round r where r.cycle_id = i.cycle_id order by r.round desc limit 1), '[]') as "gradeQuotas",
      (select coalesce(jsonb_agg(jsonb_build_object('target', m.target, 'document', m.document) order by m.target), '[]')
        from missed_target m where m.cycle_id = i.cycle_id and m.unit_id = i.unit_id) as missed,
      (select count(*)::int from instance a where a.cycle_id = i.cycle_id and a.unit_id = i.unit_id and a.machine = 'appeal' and a.closed_at is null) as "appealsOpen",
      n.open as "itemsOpen", n.overdue as "itemsOverdue",
      (select d.due_at from deadline d where d.instance_id = i.id and d.event = 'commendation.opinionsOverdue' and d.kind = 'due') as "opinionsDueAt",
      (select d.due_at from deadline d where d.instance_id = i.id and d.event = 'commendation.noticeClosed' and d.kind = 'due') as "noticeUntil",
      ${entry('commendation.publish', 'j.at')} as "publishedAt",
      ${entry(
        'commendation.approve',
        `jsonb_build_object('authority', j.payload ->> 'authority', 'basis', j.payload -> 'basis',
        'by', case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end, 'at', j.at)`,
      )} as approval
    from instance i join unit u on u.id = i.unit_id join cycle c on c.id = i.cycle_id
      cross join lateral (select count(*)::int as open, count(*) filter (where x.context -> 'overdue' = 'true')::int as overdue
        from instance x where x.cycle_id = i.cycle_id and x.unit_id = i.unit_id and x.machine = 'rectificationItem' and x.closed_at is null) n
    where i.id = $1`,
};
const opinions = {
  name: 'decision-opinions',
  text: `select s.capacity, case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as person,
      case j.event when 'commendation.clear' then 'clear' when 'commendation.hold' then 'hold' end as opinion,
      coalesce(j.payload ->> 'opinion', j.payload ->> 'reasons') as text, s.done_at as at
    from slot s left join person p on p.id = s.person_id
      left join lateral (select e.event, e.payload from journal e where s.done_at is not null and e.instance_id = s.instance_id
        and e.actor_id = s.person_id and e.event in ('commendation.clear', 'commendation.hold') order by e.seq desc limit 1) j on true
    where s.instance_id = $1 and s.roll = 'opinion'
      and s.round = (select max(l.round) from slot l where l.instance_id = $1 and l.roll = 'opinion') order by s.id limit 100`,
};
const objections = {
  name: 'decision-objections',
  text: `select o.id, o.stage, o.data ->> 'text' as text, o.data ->> 'name' is not null as named, o.created_at as "receivedAt",
      (select j.payload ->> 'reasons' from journal j where j.instance_id = o.id and j.event in ('objection.dismiss', 'objection.sustain')
        order by j.seq desc limit 1) as reasons
    from instance o where o.parent_id = $1 and o.machine = 'objection' order by o.closed_at nulls first, o.created_at limit 200`,
};

type Timed<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]: Date | null };
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The staff see it, none of the units: it tells of all that is weighed. Throws `notFound`, `forbidden`. */
export const readDecisionSheet = async (db: Db, scope: Scope, id: string): Promise<DecisionSheet> => {
  const { concerned, cycleId, unitId } = await demand(db, scope, { id, machine: 'commendation' });
  if (concerned || unitId === null) throw new Fault('forbidden');
  const policy = await policyOf(db, db.memory, { id: cycleId, version: null });
  const [[found], said, against, { own, quota, rank }] = await Promise.all([
    db.query<Head>(head, [id]),
    db.query<Timed<OpinionView, 'at'>>(opinions, [id]),
    db.query<Omit<SheetObjection, 'receivedAt'> & { receivedAt: Date }>(objections, [id]),
    honourPlace(db, { cycleId, unitId }, policy),
  ]);
  if (found === undefined) throw new Fault('notFound', { what: 'instance' });
  const { gradeQuotas, missed, appealsOpen, itemsOpen, itemsOverdue, noticeUntil, publishedAt, ...rest } =
    found;
  return {
    ...rest,
    assessment: own?.assessment ?? null,
    grade: own?.grade ?? null,
    score: own?.score ?? null,
    rank,
    gradeQuota: gradeQuotas.find(({ category }) => category === found.category) ?? null,
    quota,
    bars: (own?.bars ?? []).filter((bar) => bar !== 'nominated'),
    gates: {
      veto: own?.veto ?? false,
      graveOrder: own?.graveOrder ?? false,
      past: own?.past ?? [],
      pastYears: policy.commendation.pastYears,
      missed,
      appealsOpen,
      itemsOpen,
      itemsOverdue,
    },
    opinions: said.map((one) => ({ ...one, at: iso(one.at) })),
    opinionsDueAt: iso(found.opinionsDueAt),
    objections: against.map((one) => ({ ...one, receivedAt: one.receivedAt.toISOString() })),
    notice: publishedAt === null ? null : { publishedAt: publishedAt.toISOString(), until: iso(noticeUntil) },
    noticeWindow: policy.windows.commendationNotice,
    approval:
      found.approval === null ? null : { ...found.approval, at: new Date(found.approval.at).toISOString() },
  };
};
