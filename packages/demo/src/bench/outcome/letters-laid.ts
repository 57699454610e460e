import { randomUUID } from 'node:crypto';
import { connect, scoreCycle } from '@kaohe/db';
import { withClient } from '@kaohe/db/embedded';
import { registry } from '@kaohe/domain';
import type { World } from '../../world/organisation.ts';
import { contentOf } from '../score.ts';

const indicators = 20;
const weights = { onSite: 60, daily: 40, debriefing: 0 };

const layCycle = `
  with c as (insert into cycle (id, name, year, unit_id, policy) values ($1, '2026年度考核', 2026, $2, $3)),
  s as (insert into standard (id, cycle_id, name, category, version, content, content_hash) values ($4, $1, 'bench', 'c0', 1, $5, repeat('0', 64))),
  i as (insert into instance (id, machine, stage, context, data, dates, version, seq, lineage, cycle_id, head_hash, awaits, tags, created_at, last_at)
    values ($1, 'cycle', 'feedback', $6, '{}', '{}', 1, 1, array[$1::uuid], $1, repeat('0', 64), '{}', '{}', app_now(), app_now()))
  insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
  values ($1, 1, 'cycle.opened', '{}', 'system', 'feedback', 'bench', '{}', 1, app_now(), app_now(), '', repeat('0', 64))`;
/** Units with a secretary and a clerk, scored, their feedback drafted: two achievements, three problems with evidence. */
const layUnits = `
  with n as (select gen_random_uuid() as unit, gen_random_uuid() as id, gen_random_uuid() as secretary, gen_random_uuid() as clerk, i
    from generate_series(1, $2::int) i),
  u as (insert into unit (id, parent_id, path, name, short_name, category, subject_kinds)
    select unit, $3, $4 || '/l' || i, '第' || i || '党支部', '第' || i || '支部', 'c0', array['organisation', 'secretary'] from n),
  p as (insert into person (id, name, email) select secretary, '书记' || i, 'ls' || i || '@kaohe.example' from n
    union all select clerk, '干事' || i, 'lc' || i || '@kaohe.example' from n),
  h as (insert into appointment (id, person_id, role, unit_id, starts_on) select gen_random_uuid(), secretary, 'secretary', unit, '2020-01-01'::date from n
    union all select gen_random_uuid(), clerk, 'clerk', unit, '2020-01-01' from n),
  a as (insert into assessment (id, cycle_id, unit_id, category, standard_id) select id, $1, unit, 'c0', $5 from n),
  t as (insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path, head_hash,
      awaits, tags, created_at, last_at)
    select id, 'assessment', 'drafting', $6, jsonb_build_object('unitId', unit), '{}', 2, 2, $1, array[id, $1::uuid], $1, unit, $4 || '/l' || i,
      repeat('1', 64), '{}', '{}', app_now(), app_now() from n),
  b as (insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
    select id, 1, 'assessment.opened', '{}', 'system', 'drafting', 'bench', '{}', 1, app_now(), app_now(), '', repeat('0', 64) from n)
  insert into journal (instance_id, seq, event, payload, role, to_stage, request_id, facts, version, effective, at, prev_hash, hash)
  select id, 2, 'assessment.draftFeedback', $7, 'lead', 'drafting', 'drafted', '{}', 2, app_now(), app_now(), repeat('0', 64), repeat('1', 64) from n`;
const layLines = `
  insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, at)
  select gen_random_uuid(), a.id, 1, 'D' || d || '.' || i, 'organisation', case when i % 2 = 0 then 'onSite' else 'daily' end, 'score',
    70 + (hashtextextended(a.id::text || d || i, 0) & 31)::int % 31, 100, '会议记录缺页，学习效果测试有两人没有通过', array[gen_random_uuid()], '{}', app_now()
  from assessment a, generate_series(0, 9) d, generate_series(0, ${indicators / 10 - 1}) i where a.cycle_id = $1`;
const layScores = `
  insert into score (assessment_id, seq, total, on_site, detail, at)
  select r.id, 1, (r.detail ->> 'total')::int, 0, r.detail, app_now() from jsonb_to_recordset($1::jsonb) as r(id uuid, detail jsonb)`;

const noted = (count: number, text: string) =>
  Array.from({ length: count }, (_, at) => ({
    text: `${text}（${at + 1}）。`,
    indicator: `D${at}.0`,
    subjectKind: 'secretary',
    evidence: [randomUUID()],
  }));
const drafted = {
  achievements: noted(2, '党课覆盖全体党员，集中学习时间达到要求，书记带头讲党课'),
  problems: noted(3, '部分党员参加组织生活不经常，谈心谈话记录过于简单，整改措施没有落实到人'),
};

/** A cycle in feedback whose so many units wait to be told, by SQL. Returns the cycle. */
export const layOutFeedback = async (databaseUrl: string, world: World, units: number): Promise<string> => {
  const [cycleId, standardId] = [randomUUID(), randomUUID()];
  const { id, path } = world.group;
  const context = (machine: 'cycle' | 'assessment'): string =>
    JSON.stringify(registry[machine].machine.getInitialSnapshot(undefined as never).context);
  await withClient(databaseUrl, async (client) => {
    const policy = JSON.stringify({ composite: { weights } });
    const content = JSON.stringify(contentOf(indicators));
    await client.query(layCycle, [cycleId, id, policy, standardId, content, context('cycle')]);
    await client.query(layUnits, [
      cycleId,
      units,
      id,
      path,
      standardId,
      context('assessment'),
      JSON.stringify(drafted),
    ]);
    await client.query(layLines, [cycleId]);
  });
  await using db = connect(databaseUrl, { name: 'kaohe-bench', max: 2 });
  const scores: { id: string; detail: unknown }[] = [];
  await scoreCycle(db, cycleId, ({ assessmentId, score }) =>
    scores.push({ id: assessmentId, detail: score }),
  );
  await withClient(databaseUrl, async (client) => {
    await client.query(layScores, [JSON.stringify(scores)]);
    await client.query('vacuum analyze');
  });
  return cycleId;
};
