import { type Calendar, dayKind, nextDay, type ProgrammeRow, type SampleKind } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { calendarFrom } from '../memory.ts';
import { subjectsText } from '../visit/subject.ts';
import { demand, type Met } from './place.ts';
import type { PersonRef } from './row.ts';
import type { Scope } from './scope.ts';
import { type FileRef, filesOf, personOf } from './score.ts';

/** A responsible subject of the unit, and whether he came. */
export type AttendantView = {
  /** Null: a guest without an account. */
  readonly person: PersonRef | null;
  readonly post: string;
  readonly kind: string;
  readonly signedInAt: string | null;
  /** As the lead closed the list; null: not yet. */
  readonly present: boolean | null;
  readonly reason: string | null;
  readonly standIn: string | null;
};
export type VisitSessionView = {
  readonly id: string;
  readonly method: string;
  readonly place: string;
  readonly members: readonly PersonRef[];
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly people: number | null;
  readonly participants: string | null;
  readonly evidence: readonly FileRef[];
};
export type SampleView = {
  readonly kind: SampleKind;
  readonly round: number;
  readonly seed: string;
  readonly size: number;
  readonly count: number;
  readonly positions: readonly number[];
  /** SHA-256 of the list. */
  readonly sha256: string;
  /** What was drawn, in its order; null where it is not for this reader. */
  readonly items: readonly string[] | null;
  readonly reasons: string | null;
  readonly by: PersonRef | null;
  readonly at: string;
};
export type SignatureView = {
  readonly person: PersonRef;
  readonly at: string;
  readonly dissent: string | null;
};
export type VisitView = {
  readonly from: string;
  readonly to: string;
  /** Its working days; all its days where the calendar isn't known. */
  readonly days: readonly string[];
  readonly agenda: readonly ProgrammeRow[];
  /** What was said beside the rows. */
  readonly programme: string | null;
  readonly seed: string | null;
  readonly team: readonly (PersonRef & { readonly lead: boolean; readonly me: boolean })[];
  readonly attendance: readonly AttendantView[];
  readonly sessions: readonly VisitSessionView[];
  readonly samples: readonly SampleView[];
  readonly wrapUp: {
    readonly summary: string;
    readonly comments: string;
    readonly unanswered: string | null;
  } | null;
  readonly signatures: readonly SignatureView[];
};

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Subjects who are in office, then whoever else stands on the list. */
const attendance = `select coalesce(jsonb_agg(to_jsonb(x) order by x.place, x.post), '[]') from (
    select jsonb_build_object('id', s."personId", 'name', s.name) as person, coalesce(l.post, s.name) as post, s.kind, ${iso('n.at')} as "signedInAt",
      l.present, l.reason, l.stand_in as "standIn", case s.kind when 'secretary' then 1 when 'discipline' then 2 else 3 end as place
    from (${subjectsText('i.unit_id', 'app_now()')}) s left join visit_sign_in n on n.visit_id = i.id and n.person_id = s."personId"
      left join visit_attendance l on l.visit_id = i.id and l.person_id = s."personId"
    where not exists (select from visit_attendance a where a.visit_id = i.id and a.person_id is not null)
    union all
    select case when l.person_id is not null then ${personOf('l.person_id')} end, l.post, l.subject_kind, ${iso('n.at')}, l.present, l.reason, l.stand_in,
      case when l.person_id is null then 4 when l.subject_kind = 'secretary' then 1 when l.subject_kind = 'discipline' then 2 else 3 end
    from visit_attendance l left join visit_sign_in n on n.visit_id = i.id and n.person_id = l.person_id where l.visit_id = i.id) x`;
const sessions = `select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'method', s.method, 'place', s.place, 'startsAt', ${iso('s.starts_at')},
      'endsAt', ${iso('s.ends_at')}, 'people', s.people, 'participants', s.participants, 'evidence', ${filesOf('s.evidence')},
      'members', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by p.name), '[]') from person p where p.id = any(s.members)))
    order by s.starts_at, s.id), '[]') from visit_session s where s.visit_id = i.id`;
/** Names of people are read by the team's lead alone (product.md, interview). */
const samples = `select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'round', s.round, 'seed', s.seed, 'size', s.size, 'count', s.count,
      'positions', s.positions, 'sha256', l.sha256, 'reasons', s.reasons, 'by', ${personOf('s.by')}, 'at', ${iso('s.at')},
      'items', case when s.kind <> 'person' or i.data ->> 'lead' = $3::text then (select jsonb_agg(l.items[n.position] order by n.place)
        from unnest(s.positions) with ordinality n(position, place)) end)
    order by s.kind, s.round), '[]') from visit_sample s join visit_list l on l.id = s.list_id where s.visit_id = i.id and not $2`;
const wrapUp = `select jsonb_build_object('summary', j.payload ->> 'summary', 'comments', j.payload ->> 'comments', 'unanswered', j.payload ->> 'unanswered')
    from journal j where j.instance_id = i.id and j.event = 'siteVisit.wrapUp'`;
const signatures = `select coalesce(jsonb_agg(jsonb_build_object('person', ${personOf('j.actor_id')}, 'at', ${iso('j.at')}, 'dissent', j.payload ->> 'dissent')
    order by j.seq), '[]') from journal j where j.instance_id = i.id and j.event = 'siteVisit.sign'`;
const team = `select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'lead', p.id::text = i.data ->> 'lead', 'me', p.id = $3::uuid)
    order by p.id::text = i.data ->> 'lead' desc, p.name), '[]') from person p where i.data -> 'team' ? p.id::text or i.data ->> 'lead' = p.id::text`;
const agenda = `coalesce((select j.payload -> 'agenda' from journal j where j.instance_id = i.id and j.event = 'siteVisit.arrange'
    order by j.seq desc limit 1), i.data -> 'agenda', '[]')`;
const moved = `(select j.payload from journal j where j.instance_id = i.id and j.event = 'siteVisit.postpone' order by j.seq desc limit 1)`;

const view = {
  name: 'visit-view',
  text: `select coalesce(m.plan, i.data) ->> 'from' as "from", coalesce(m.plan, i.data) ->> 'to' as "to", i.data ->> 'programme' as programme, ${agenda} as agenda,
      case when not $2 then i.data ->> 'sampleSeed' end as seed, (${team}) as team, (${attendance}) as attendance, (${sessions}) as sessions,
      (${samples}) as samples, (${wrapUp}) as "wrapUp", (${signatures}) as signatures
    from instance i cross join lateral (select ${moved} as plan) m where i.id = $1`,
};

const told = ['wrappedUp', 'signedOff'];
/** The unit must not know beforehand what will be looked at. */
const isKept = ({ concerned, stage }: Met): boolean => concerned && !told.includes(stage);

/** The days that a visit works on. */
const workingDays = (calendar: Calendar, { from, to }: { from: string; to: string }): readonly string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = nextDay(day)) days.push(day);
  const worked = days.filter((day) => dayKind(calendar, day) === 'work');
  return worked.length === 0 ? days : worked;
};

/** A visit as it stands: who is in it, who came, what was done, drawn, said and signed. Throws `notFound` beyond the scope. */
export const readVisit = async (db: Db, scope: Scope, id: string): Promise<VisitView | null> => {
  const met = await demand(db, scope, { id, machine: 'siteVisit' });
  const [row] = await db.query<Omit<VisitView, 'days'>>(view, [id, isKept(met), scope.personId]);
  return row === undefined ? null : { ...row, days: workingDays(await calendarFrom(db), row) };
};
