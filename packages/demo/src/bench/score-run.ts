// What `score.ts` measures, in a process of its own, so that its memory is nobody else's. Prints one line of JSON.
import { connect, gradeCycle, scoreCycle, scoreUnit } from '@kaohe/db';
import { withClient } from '@kaohe/db/embedded';

const [databaseUrl = '', cycleId = ''] = process.argv.slice(2);
const times = 200;

await using db = connect(databaseUrl, { name: 'kaohe-bench', max: 2 });
const now = (): number => performance.now();

const ids: string[] = [];
const begun = now();
await scoreCycle(db, cycleId, ({ assessmentId }) => {
  if (ids.length < times) ids.push(assessmentId);
});
const scoreSeconds = (now() - begun) / 1000;
const graded = now();
const { units, lines, list } = await gradeCycle(db, cycleId);
const seconds = (now() - graded) / 1000;
const shut = list.units.filter(({ why }) => why.some((one) => 'gate' in one)).length;
const best = list.quotas.reduce((sum, { given }) => sum + given, 0);
const megabytes = process.resourceUsage().maxRSS / 1024;

const supersede = `insert into score_line (id, assessment_id, seq, indicator, subject_kind, component, kind, points, most, reason, evidence, sources, at, supersedes)
  select gen_random_uuid(), l.assessment_id, 2, l.indicator, l.subject_kind, l.component, l.kind, l.points + 1, l.most, 'changed', l.evidence,
    l.sources, app_now(), l.id from score_line l where l.assessment_id = $1 limit 1`;
const durations = await withClient(databaseUrl, async (client) => {
  const all: number[] = [];
  for (const id of ids) {
    const start = now();
    await client.query(supersede, [id]);
    await scoreUnit(db, id);
    all.push(now() - start);
  }
  return all.toSorted((a, b) => a - b);
});
const at = (share: number): number => durations[Math.floor((durations.length - 1) * share)] ?? 0;
process.stdout.write(
  JSON.stringify({
    units,
    lines,
    shut,
    best,
    scoreSeconds,
    seconds,
    megabytes,
    one: { p50: at(0.5), p99: at(0.99), times: durations.length },
  }),
);
