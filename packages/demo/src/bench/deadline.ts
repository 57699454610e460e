import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from '@kaohe/db/embedded';

export type Lateness = {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  /** From the first due instant to the last commit, in seconds. */
  readonly seconds: number;
  readonly twice: number;
  readonly early: number;
  readonly left: number;
};

/** Feedback that is issued and will be deemed received: a deadline whose firing moves the case and starts the next clock. */
const lay = `
  with u as (select row_number() over (order by path) - 1 as no, count(*) over () as count, id, path from unit
      where category not in ('group', 'committee')),
  fresh as (select gen_random_uuid() as id, u.id as unit_id, u.path, app_now() + interval '1 day' as due
    from generate_series(1, $2::int) as n join u on u.no = n % u.count),
  born as (
    insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
      awaits, tags, due_at, created_at, last_at)
    select f.id, 'assessment', 'issued', $3::jsonb, '{}', '{}', 1, 1, $1, array[f.id, $1::uuid], $1, f.unit_id, f.path, repeat('0', 64),
      array['secretary', 'discipline', 'cadre'], '{}', f.due, app_now(), app_now() from fresh f),
  entries as (
    insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
    select id, 1, 'assessment.opened', '{}', 'system', 'issued', 'bench-' || $4, '{}', 1, app_now(), app_now(), '', repeat('0', 64) from fresh)
  insert into deadline (instance_id, event, kind, "window", from_at, due_at, closes, counted)
  select id, 'assessment.deemedReceived', 'due', 'deemedReceived', app_now(), due, false,
    '{"from": "2026-11-20", "windows": [{"count": 3, "unit": "workingDays"}]}' from fresh`;

/** Once they lie there, they are all told to fall due at a moment of the span: a matter of a second or two. */
const set = `
  update deadline d set due_at = app_now() + make_interval(secs => $2) + make_interval(secs => $3 * random())
  from journal b where b.instance_id = d.instance_id and b.seq = 1 and b.request_id = 'bench-' || $1 and d.fired_at is null`;

const result = `
  select count(j.*)::int as count, coalesce(percentile_cont(0.5) within group (order by late), 0)::float8 as p50,
    coalesce(percentile_cont(0.99) within group (order by late), 0)::float8 as p99,
    coalesce(extract(epoch from max(j.at) - min(j.effective)), 0)::float8 as seconds,
    (count(j.*) - count(distinct j.instance_id))::int as twice, count(*) filter (where j.at < j.effective)::int as early,
    (select count(*)::int from deadline d where d.event = 'assessment.deemedReceived' and d.fired_at is null) as left
  from (select j.*, extract(epoch from j.at - j.effective) * 1000 as late from journal j join journal b on b.instance_id = j.instance_id and b.seq = 1
    where j.event = 'assessment.deemedReceived' and b.request_id = 'bench-' || $1) j`;

/** A glance: the whole result, asked for again and again, would take a core from what is measured. */
const waiting = `select exists (select from deadline where event = 'assessment.deemedReceived' and fired_at is null) as left`;

type Options = {
  readonly databaseUrl: string;
  readonly cycleId: string;
  readonly context: unknown;
  readonly count: number;
  /** They fall due within so many seconds. */
  readonly span: number;
  readonly name: string;
  readonly patience: number;
};

/** Lays deadlines that fall due within a span, waits until they have fired, and says how late that was, by the journal. Milliseconds. */
export const lateness = ({
  databaseUrl,
  cycleId,
  context,
  count,
  span,
  name,
  patience,
}: Options): Promise<Lateness> =>
  withClient(databaseUrl, async (client) => {
    await client.query(lay, [cycleId, count, JSON.stringify(context), name]);
    await client.query('vacuum analyze instance, deadline, journal');
    // The last must be set before the first falls due.
    const ahead = 4 + count / 10_000;
    const began = performance.now();
    await client.query(set, [name, ahead, span]);
    const setIn = (performance.now() - began) / 1000;
    if (setIn > ahead)
      throw new Error(
        `setting ${count} deadlines took ${setIn.toFixed(1)} s, longer than until they fell due`,
      );
    await client.query(`select pg_notify('kaohe_deadline', to_json(app_now()) #>> '{}')`);
    const until = performance.now() + (ahead + span + patience) * 1000;
    for (;;) {
      await pause(500);
      const { rows } = await client.query<{ left: boolean }>(waiting);
      if (rows[0]?.left && performance.now() < until) continue;
      const [row] = (await client.query<Lateness>(result, [name])).rows;
      if (!row) throw new Error('no deadlines');
      return row;
    }
  });
