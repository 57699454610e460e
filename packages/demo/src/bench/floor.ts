import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withClient } from '@kaohe/db/embedded';

const run = promisify(execFile);

/**
 * The least that a transition can cost: the same rows (the case with its version, an entry of the journal, one deadline gone and one come,
 * an effect) by one select and one statement, without law, rights, facts or idempotency.
 */
const select = `select i.id, i.version, i.seq, i.head_hash from bench_case b join instance i on i.id = b.id where b.n = `;
const change = (id: string, version: string): string => `with moved as (
    update instance set stage = case stage when 'revising' then 'planSubmitted' else 'revising' end, awaits = array['lead'],
      due_at = app_now() + interval '10 days', head_hash = md5(version::text) || md5(id::text), last_at = app_now(), version = version + 1, seq = seq + 1
    where id = ${id} and version = ${version} returning id, seq, version, stage, head_hash, last_at),
  entry as (
    insert into journal (instance_id, seq, event, payload, actor_id, role, from_stage, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
    select id, seq, 'rectification.submitPlan', '{"text": "逐条列明责任人、措施和完成时限，党员大会已讨论通过。", "resolvedOn": "2026-11-20", "evidence": []}',
      '00000000-0000-4000-8000-000000000000', 'secretary', 'revising', stage, gen_random_uuid()::text, '{}', version, last_at, last_at, repeat('0', 64), head_hash from moved),
  dropped as (delete from deadline d using moved m where d.instance_id = m.id and d.event = 'bench.' || (m.seq % 2)),
  put as (
    insert into deadline (instance_id, event, kind, "window", from_at, due_at, counted)
    select id, 'bench.' || ((seq + 1) % 2), 'due', 'approval', last_at, last_at + interval '10 days',
      '{"from": "2026-11-20", "windows": [{"count": 10, "unit": "workingDays"}]}' from moved
    on conflict (instance_id, event, kind) do update set due_at = excluded.due_at),
  effects as (insert into outbox (instance_id, seq, effect, payload, at)
    select id, seq, 'notify', '{"type": "notify", "to": "lead", "notice": "planToApprove"}', last_at from moved)
  select count(*) from moved`;

type Options = {
  readonly databaseUrl: string;
  readonly cases: number;
  readonly connections: number;
  readonly seconds: number;
};

const hasPgbench = (): boolean => {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Numbers the cases that the floor is measured on, so that a client can pick one at random. */
export const numberCases = (databaseUrl: string, ids: readonly string[]): Promise<void> =>
  withClient(databaseUrl, async (client) => {
    await client.query('create table bench_case (n int primary key, id uuid not null)');
    await client.query(
      'insert into bench_case select n, id from unnest($1::uuid[]) with ordinality as t(id, n)',
      [ids],
    );
    await client.query('analyze bench_case');
  });

const byPgbench = async ({ databaseUrl, cases, connections, seconds }: Options): Promise<number> => {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'kaohe-floor-'));
  try {
    const script = join(folder, 'floor.sql');
    await writeFile(
      script,
      `\\set n random(1, ${cases})\n${select}:n \\gset\n${change(':id', ':version')};\n`,
    );
    const flags = [
      '-n',
      '-M',
      'prepared',
      '-c',
      `${connections}`,
      '-j',
      '2',
      '-T',
      `${seconds}`,
      '-f',
      script,
    ];
    const place = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)];
    const { stdout } = await run('pgbench', [...flags, ...place], {
      env: { ...process.env, PGPASSWORD: password },
    });
    const found = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (!found) throw new Error(stdout);
    return Number(found);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Where pgbench isn't at hand: the same statements from as many connections of this process. */
const byDriver = async ({ databaseUrl, cases, connections, seconds }: Options): Promise<number> => {
  const until = performance.now() + seconds * 1000;
  const lane = (): Promise<number> =>
    withClient(databaseUrl, async (client) => {
      let count = 0;
      for (; performance.now() < until; count += 1) {
        const n = 1 + Math.floor(Math.random() * cases);
        const { rows } = await client.query<{ id: string; version: number }>(
          { name: 'floor-select', text: `${select}$1` },
          [n],
        );
        await client.query({ name: 'floor-change', text: change('$1', '$2') }, [
          rows[0]?.id,
          rows[0]?.version,
        ]);
      }
      return count;
    });
  const counts = await Promise.all(Array.from({ length: connections }, lane));
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
};

/** Plain-SQL transitions per second on this server, and what made them. */
export const floor = async (options: Options): Promise<{ perSecond: number; by: 'pgbench' | 'driver' }> =>
  hasPgbench()
    ? { perSecond: await byPgbench(options), by: 'pgbench' }
    : { perSecond: await byDriver(options), by: 'driver' };
