import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withClient } from '@kaohe/db/embedded';
import { registry, type StandardContent } from '@kaohe/domain';
import { z } from 'zod';
import type { Measure } from '../report/measure.ts';
import type { World } from '../world/organisation.ts';

type Size = { readonly units: number; readonly indicators: number };

/** Half of the indicators are scored on the spot, half from the daily record; one point each. */
export const contentOf = (indicators: number): StandardContent => ({
  total: indicators * 100,
  dimensions: Array.from({ length: 10 }, (_, d) => ({
    code: `D${d}`,
    name: `dimension ${d}`,
    points: null,
    indicators: Array.from({ length: indicators / 10 }, (_, i) => ({
      code: `D${d}.${i}`,
      name: `indicator ${d}.${i}`,
      kind: 'score' as const,
      form: 40,
      effect: 60,
      subjects: ['organisation' as const],
      methods: ['interview' as const],
      components: [i % 2 === 0 ? ('onSite' as const) : ('daily' as const)],
      assessor: 'the office',
      frequency: 'year' as const,
      rule: 'by degree',
      scoring: null,
      questions: [],
      remark: '',
      evidence: null,
      failedDrill: null,
      cap: null,
      items: [],
    })),
  })),
});

const categories = 4;
const layUnits = `
  with n as (select gen_random_uuid() as unit, gen_random_uuid() as id, i from generate_series(1, $2::int) i),
  u as (insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
    select unit, $3, $4 || '/s' || i, 'unit ' || i, 'u' || i, 'c' || i % ${categories}, array['organisation'] from n),
  a as (insert into assessment (id, cycle_id, unit_id, category, standard_id) select id, $1, unit, 'c' || i % ${categories}, $5 from n)
  insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
    awaits, tags, created_at, last_at)
  select id, 'assessment', 'scored', $6, '{}', '{}', 1, 1, $1, array[id, $1::uuid], $1, unit, $4 || '/s' || i, repeat('0', 64), '{}', '{}',
    app_now(), app_now() from n`;
const layLines = `
  insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, at)
  select gen_random_uuid(), a.id, 1, 'D' || d || '.' || i, 'organisation', case when i % 2 = 0 then 'onSite' else 'daily' end, 'score',
    62 + (hashtextextended(a.id::text, 1) & 31)::int + (hashtextextended(a.id::text || d || i, 0) & 7)::int, 100, 'as found', array[gen_random_uuid()], '{}', app_now()
  from assessment a, generate_series(0, 9) d, generate_series(0, $2::int - 1) i where a.cycle_id = $1`;

const layFile = `insert into file (id, sha256, size, type, name, at) values ($1, repeat('0', 64), 1, 'text/plain', 'notice.txt', app_now())`;
/** What gates rest on: a ballot of every unit, some below its limits; a veto with its document of one in fifty, a missed target of one in forty. */
const layGates = `with numbered as (select a.id, a.unit_id, row_number() over (order by a.id) as i from assessment a where a.cycle_id = $1),
  q as (insert into questionnaire (id, assessment_id, kind, title, questions, voters, result)
    select gen_random_uuid(), id, 'ballot', 'ballot', '[]', '{}',
      jsonb_build_object('satisfaction', jsonb_build_object('voices', 40, 'satisfied', 40 - i % 7)) from numbered),
  m as (insert into missed_target (cycle_id, unit_id, target, document, at)
    select $1, unit_id, case when i % 80 = 0 then 'safety' else 'coreTarget' end, 'notice ' || i, app_now() from numbered where i % 40 = 0)
  insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, at)
  select gen_random_uuid(), id, 1, 'V1', 'organisation', 'onSite', 'veto', 0, 0, 'proved', array[$2::uuid], '{}', app_now()
  from numbered where i % 50 = 0`;

/** A cycle with so many units and a line for each of its indicators, by SQL. Returns the cycle. */
const layOut = (databaseUrl: string, world: World, { units, indicators }: Size): Promise<string> =>
  withClient(databaseUrl, async (client) => {
    const [cycleId, standardId] = [randomUUID(), randomUUID()];
    const weights = { onSite: 60, daily: 40, debriefing: 0 };
    await client.query(
      `insert into cycle (id, name, year, unit_id, policy) values ($1, 'bench', 2026, $2, $3)`,
      [cycleId, world.group.id, JSON.stringify({ composite: { weights } })],
    );
    await client.query(
      `insert into standard (id, cycle_id, name, category, version, content, content_hash) values ($1, $2, 'bench', 'c0', 1, $3, repeat('0', 64))`,
      [standardId, cycleId, JSON.stringify(contentOf(indicators))],
    );
    const { context } = registry.assessment.machine.getInitialSnapshot(undefined as never);
    const { id, path } = world.group;
    await client.query(layUnits, [cycleId, units, id, path, standardId, JSON.stringify(context)]);
    await client.query(layLines, [cycleId, indicators / 10]);
    const document = randomUUID();
    await client.query(layFile, [document]);
    await client.query(layGates, [cycleId, document]);
    await client.query('vacuum analyze');
    return cycleId;
  });

const measured = z.object({
  units: z.number(),
  lines: z.number(),
  /** Units on whom a gate shut, and who has the best grade. */
  shut: z.number(),
  best: z.number(),
  scoreSeconds: z.number(),
  seconds: z.number(),
  megabytes: z.number(),
  one: z.object({ p50: z.number(), p99: z.number(), times: z.number() }),
});

const runner = fileURLToPath(new URL('./score-run.ts', import.meta.url));

/** Scoring and grading a whole cycle, and one unit after a line of it has changed, in a process of their own. */
export const scoring = async (databaseUrl: string, world: World, size: Size): Promise<readonly Measure[]> => {
  const cycleId = await layOut(databaseUrl, world, size);
  const { stdout } = await promisify(execFile)(process.execPath, [runner, databaseUrl, cycleId]);
  const found = measured.parse(JSON.parse(stdout));
  const against = `${found.units} units, ${found.lines} lines, streamed from PostgreSQL on the same machine`;
  const one = `a line changed and its unit computed anew, ${found.one.times} times`;
  return [
    {
      name: 'score.seconds',
      value: found.scoreSeconds,
      unit: 's',
      target: null,
      against: `${against}; without grades`,
    },
    {
      name: 'score.graded.seconds',
      value: found.seconds,
      unit: 's',
      target: '< 10',
      against: `${against}; gates shut on ${found.shut}, the best grade for ${found.best}`,
    },
    { name: 'score.memory', value: found.megabytes, unit: 'MB', target: '< 1000', against },
    { name: 'score.one.p50', value: found.one.p50, unit: 'ms', target: null, against: one },
    { name: 'score.one.p99', value: found.one.p99, unit: 'ms', target: '< 50', against: one },
  ];
};
