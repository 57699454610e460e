import { type Calendar, Fault, remaining } from '@kaohe/domain';
import type { Db } from '../client.ts';
import { calendarFrom } from '../memory.ts';

/** A notice that is open to everybody: the results of a cycle, or the list of those to be commended. Its id is the cycle's. */
export type PublicNotice = {
  readonly id: string;
  readonly machine: 'cycle' | 'commendation';
  readonly title: string;
  /** Units on it. */
  readonly units: number;
  /** Objections are taken until then; null: the calendar isn't known yet. */
  readonly until: string | null;
  /** Working days left, today counted; null: not known. */
  readonly left: number | null;
};
export type Nominee = {
  readonly unitId: string;
  readonly unit: string;
  readonly grade: string | null;
  /** Why it is to be commended. */
  readonly reasons: string;
  /** Until when objections to it are taken: of lists posted one after the other each has its own time. */
  readonly until: string | null;
};
export type NoticePage = PublicNotice & {
  readonly publishedAt: string;
  /** Of a results notice: every unit with the grade proposed, by grade and unit. */
  readonly results: readonly { readonly unitId: string; readonly unit: string; readonly grade: string }[];
  /** Of a list of commendations: every unit on it. */
  readonly nominees: readonly Nominee[];
};

type Stored = Pick<PublicNotice, 'id' | 'machine' | 'title' | 'units'> & {
  readonly until: Date | null;
  readonly since: Date;
  readonly now: Date;
};

/** When the instance `i` came into its stage: what is recorded in it since, such as an objection, moves nothing. */
const since = `coalesce((select j.at from journal j where j.instance_id = i.id and j.to_stage = i.stage
    and j.from_stage is distinct from j.to_stage order by j.seq desc limit 1), i.created_at)`;

/** Both kinds under the cycle's id: while its results are posted none of its commendations can be. */
const notices = `(select i.id, 'cycle' as machine, coalesce(i.data ->> 'name', c.name) as title, i.closes_at as until, ${since} as since,
      (select count(*)::int from grade_entry g where g.cycle_id = i.id
        and g.round = (select max(round) from grade_entry where cycle_id = i.id)) as units
    from instance i join cycle c on c.id = i.id where i.machine = 'cycle' and 'public' = any(i.tags)
  union all
  select i.cycle_id, 'commendation', coalesce((select j.payload ->> 'title' from journal j where j.instance_id = i.cycle_id
        and j.event = 'cycle.publishCommendations' order by j.seq desc limit 1), c.name),
      max(i.closes_at), min(${since}), count(*)::int
    from instance i join cycle c on c.id = i.cycle_id where i.machine = 'commendation' and 'public' = any(i.tags)
    group by i.cycle_id, c.name)`;

const leftOf = ({ due, ...asked }: { due: Date; at: Date; calendar: Calendar }): number | null => {
  const found = remaining({ ...asked, due: { due } });
  return 'left' in found ? found.left : null;
};

const noticeOf = async (db: Db, rows: readonly Stored[]): Promise<readonly PublicNotice[]> => {
  if (rows.length === 0) return [];
  const calendar = await calendarFrom(db);
  return rows.map(({ until, since: _, now, ...row }) => ({
    ...row,
    until: until?.toISOString() ?? null,
    left: until === null ? null : leftOf({ due: until, at: now, calendar }),
  }));
};

/** Every notice that is open now, the newest first. Takes no scope: it is what everybody may read. */
export const readPublicNotices = async (db: Db): Promise<readonly PublicNotice[]> =>
  noticeOf(
    db,
    await db.query<Stored>({
      text: `select n.*, app_now() as now from ${notices} n order by n.since desc, n.id limit 200`,
    }),
  );

const results = `select g.unit_id as "unitId", gu.name as unit, g.proposed as grade from grade_entry g join unit gu on gu.id = g.unit_id
  where g.cycle_id = $1 and g.round = (select max(round) from grade_entry where cycle_id = $1) order by gu.path limit 20000`;
const nominees = `select i.unit_id as "unitId", u.name as unit, i.data ->> 'reasons' as reasons, i.closes_at as until,
    (select g.proposed from grade_entry g where g.cycle_id = i.cycle_id and g.unit_id = i.unit_id order by g.round desc limit 1) as grade
  from instance i join unit u on u.id = i.unit_id
  where i.cycle_id = $1 and i.machine = 'commendation' and 'public' = any(i.tags) order by u.path limit 1000`;

const nomineesOf = async (db: Db, id: string): Promise<readonly Nominee[]> => {
  const rows = await db.query<Omit<Nominee, 'until'> & { until: Date | null }>({ text: nominees }, [id]);
  return rows.map((row) => ({ ...row, until: row.until?.toISOString() ?? null }));
};

/** One open notice; `notFound` when it isn't open, or never was. */
export const readPublicNotice = async (db: Db, id: string): Promise<NoticePage> => {
  const rows = await db.query<Stored>(
    { text: `select n.*, app_now() as now from ${notices} n where n.id = $1` },
    [id],
  );
  const [stored] = rows;
  const [notice] = await noticeOf(db, rows);
  if (stored === undefined || notice === undefined) throw new Fault('notFound', { what: 'notice' });
  const isResults = notice.machine === 'cycle';
  return {
    ...notice,
    publishedAt: stored.since.toISOString(),
    results: isResults ? await db.query<NoticePage['results'][number]>({ text: results }, [id]) : [],
    nominees: isResults ? [] : await nomineesOf(db, id),
  };
};

type Target = { readonly instanceId: string; readonly machine: 'cycle' | 'commendation' };

/** The case that an objection to a notice is raised under: the cycle's results, or the commendation of the unit named. */
export const readObjectionTarget = async (
  db: Db,
  { id, unitId }: { id: string; unitId: string | undefined },
): Promise<Target> => {
  const [row] = await db.query<Target>(
    {
      text: `select i.id as "instanceId", i.machine from instance i where 'public' = any(i.tags)
        and ((i.id = $1 and i.machine in ('cycle', 'commendation'))
          or (i.cycle_id = $1 and i.machine = 'commendation' and i.unit_id = $2::uuid))`,
    },
    [id, unitId ?? null],
  );
  if (row === undefined) throw new Fault('notFound', { what: 'notice' });
  return row;
};
