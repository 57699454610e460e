import type { Presence } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { binds } from '../read/binds.ts';
import { demand } from '../read/place.ts';
import type { PersonRef } from '../read/row.ts';
import { reached, type Scope } from '../read/scope.ts';
import { tookPart } from '../read/took-part.ts';
import { minutesDue } from './minutes.ts';

/** The period of one unit, assembled from its sheets; points in 1/100 are those proposed by sheets in force. */
export type PeriodUnit = {
  readonly reviewId: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly stage: string;
  readonly positive: number;
  readonly problems: number;
  readonly neutral: number;
  readonly late: number;
  /** Filed and not answered, or disputed and not resolved. */
  readonly open: number;
  readonly points: number;
  /** The unit's own report: `asked`, `given`, `missed`, `explained`; null: the policy doesn't ask for one. */
  readonly report: 'asked' | 'given' | 'missed' | 'explained' | null;
  /** At the meeting on the period; null: not recorded. */
  readonly presence: Presence | null;
  readonly excuse: string | null;
};
export type PeriodMeeting = {
  readonly heldOn: string;
  /** Who was there besides the units. */
  readonly attendance: string;
  /** Of all the units of the cycle, also those beyond the reader's reach. */
  readonly came: { readonly [P in Presence]: number };
  readonly minutes: string;
  readonly by: PersonRef | null;
  readonly at: string;
};
export type PeriodBulletin = { readonly title: string; readonly text: string; readonly at: string };
export type PeriodView = {
  readonly no: number;
  readonly name: string;
  /** The end, ISO 8601. */
  readonly end: string;
  readonly units: readonly PeriodUnit[];
  readonly meeting: PeriodMeeting | null;
  /** Until when it is to be held and its minutes kept; null while a unit isn't verified. */
  readonly minutesDue: string | null;
  readonly bulletin: PeriodBulletin | null;
};
type Stored = PeriodUnit & { readonly name: string; readonly end: Date };

const inForce = `w.outcome in ('accepted', 'unanswered', 'kept')`;
const standing = `(w.outcome is null or ${inForce})`;
const report = `case when exists (select from journal j where j.instance_id = i.id and j.event = 'periodReview.selfReport') then 'given'
  when exists (select from journal j where j.instance_id = i.id and j.event = 'periodReview.explainMissing') then 'explained'
  when (i.context ->> 'missed')::boolean then 'missed' when i.stage = 'reporting' then 'asked' end`;

const unitsOf = async (
  db: Db,
  scope: Scope,
  { cycleId, no }: { cycleId: string; no: number },
): Promise<readonly Stored[]> => {
  const all = binds();
  return db.query<Stored>(
    {
      text: `select i.id as "reviewId", jsonb_build_object('id', u.id, 'name', u.name) as unit, i.stage, i.data ->> 'name' as name,
          (i.dates ->> 'periodEnd')::timestamptz as end, s.*, ${report} as report, a.presence, a.reason as excuse
        from instance i join unit u on u.id = i.unit_id
          left join period_presence a on a.cycle_id = i.cycle_id and a.no = (i.data ->> 'no')::int and a.unit_id = i.unit_id
          cross join lateral (select count(*) filter (where w.direction = 'positive' and ${standing})::int as positive,
            count(*) filter (where w.direction = 'problem' and ${standing})::int as problems,
            count(*) filter (where w.direction = 'neutral' and ${standing})::int as neutral, count(*) filter (where w.late)::int as late,
            count(*) filter (where w.outcome is null)::int as open, coalesce(sum(w.points) filter (where ${inForce}), 0)::int as points
            from work_sheet w where w.review_id = i.id) s
        where i.machine = 'periodReview' and i.cycle_id = ${all.bind(cycleId)}::uuid and i.data -> 'no' = ${all.bind(String(no))}::jsonb
          and not 'cancelled' = any(i.tags) and ${reached(all, scope, { tookPart })}
        order by i.unit_path limit 20000`,
    },
    [...all.values],
  );
};

const said = {
  name: 'period-said',
  text: `select c.held_on::text as "heldOn", c.attendance, c.minutes, c.recorded_at as "recordedAt", c.title, c.text, c.published_at as "publishedAt",
      (select jsonb_build_object('present', count(*) filter (where a.presence = 'present'), 'absent', count(*) filter (where a.presence = 'absent'),
        'excused', count(*) filter (where a.presence = 'excused')) from period_presence a where a.cycle_id = c.cycle_id and a.no = c.no) as came,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name) end as by
    from cycle_period c left join person p on p.id = c.recorded_by where c.cycle_id = $1 and c.no = $2`,
};
type Said = {
  readonly heldOn: string | null;
  readonly attendance: string | null;
  readonly minutes: string | null;
  readonly recordedAt: Date | null;
  readonly came: PeriodMeeting['came'];
  readonly by: PersonRef | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly publishedAt: Date | null;
};

/** The meeting and the bulletin of a period. */
export const saidOf = async (
  db: Db,
  { cycleId, no }: { cycleId: string; no: number },
): Promise<Pick<PeriodView, 'meeting' | 'bulletin'>> => {
  const [row] = await db.query<Said>(said, [cycleId, no]);
  if (row === undefined) return { meeting: null, bulletin: null };
  const { heldOn, attendance, minutes, recordedAt, came, by, title, text, publishedAt } = row;
  return {
    meeting:
      heldOn === null || recordedAt === null
        ? null
        : {
            heldOn,
            attendance: attendance ?? '',
            came,
            minutes: minutes ?? '',
            by,
            at: recordedAt.toISOString(),
          },
    bulletin:
      publishedAt === null ? null : { title: title ?? '', text: text ?? '', at: publishedAt.toISOString() },
  };
};

/** One period of a cycle: the units within reach with what their sheets come to, the meeting, the bulletin. */
export const readPeriod = async (
  db: Db,
  scope: Scope,
  { cycleId, no }: { readonly cycleId: string; readonly no: number },
): Promise<PeriodView> => {
  await demand(db, scope, { id: cycleId, machine: 'cycle' });
  const rows = await unitsOf(db, scope, { cycleId, no });
  const [first] = rows;
  return {
    no,
    name: first?.name ?? '',
    end: first?.end.toISOString() ?? '',
    units: rows.map(({ name: _name, end: _end, ...row }) => row),
    ...(await saidOf(db, { cycleId, no })),
    minutesDue: await minutesDue(db, { cycleId, no }),
  };
};
