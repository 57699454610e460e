import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { withClient } from '@kaohe/db/embedded';
import type { Measure } from '../../report/measure.ts';
import { openWire, post } from '../socket.ts';

const questions = [
  { id: 'q1', kind: 'grade', text: '总体评价', required: true },
  {
    id: 'q2',
    kind: 'matrix',
    text: '各方面是否满意',
    required: true,
    options: ['满意', '一般', '不满意'].map((label, at) => ({ key: `o${at}`, label })),
    rows: ['态度', '效率', '公开'].map((label, at) => ({ key: `r${at}`, label })),
  },
  { id: 'q3', kind: 'text', text: '意见和建议', required: false },
];
const answers = { q1: 'good', q2: { r0: 'o0', r1: 'o1', r2: 'o0' }, q3: '希望多到一线听取意见，及时答复。' };

const open = `insert into instance (id, machine, stage, context, data, dates, version, seq, parent_id, lineage, cycle_id, unit_id, unit_path,
    head_hash, awaits, tags, created_at, last_at)
  select $1, 'questionnaire', 'open', '{"met": false}', '{}', '{}', 1, 1, id, array[$1::uuid] || lineage, cycle_id, unit_id, unit_path,
    repeat('0', 64), array['office'], array['public', 'papers'], app_now(), app_now()
  from instance where machine = 'assessment' and cycle_id = $2 order by id limit 1`;
const write = `insert into questionnaire (id, assessment_id, kind, title, questions, voters)
  select id, parent_id, 'survey', '满意度问卷', $2, '{"all": 100000}' from instance where id = $1`;
const hand = `insert into answer_token (hash, questionnaire_id, class) select unnest($2::text[]), $1, 'all'`;

/** An open questionnaire with so many links, laid out by SQL. */
const layLinks = (databaseUrl: string, cycleId: string, count: number): Promise<readonly string[]> =>
  withClient(databaseUrl, async (client) => {
    const id = randomUUID();
    const tokens = Array.from({ length: count }, () => randomBytes(24).toString('base64url'));
    await client.query(open, [id, cycleId]);
    await client.query(write, [id, JSON.stringify(questions)]);
    const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
    await client.query(hand, [id, hashes]);
    return tokens;
  });

type Answering = { readonly databaseUrl: string; readonly url: string; readonly cycleId: string };

/** A thousand people at once: each opens his link and answers, by HTTP, on so many connections. */
export const answering = async (
  { databaseUrl, url, cycleId }: Answering,
  { people, connections }: { people: number; connections: number },
): Promise<readonly Measure[]> => {
  const tokens = [...(await layLinks(databaseUrl, cycleId, people))];
  const { host } = new URL(url);
  let errors = 0;
  const asks = (path: string, body: object): string =>
    post(host, { path: `/trpc/public.${path}`, cookie: '', body: JSON.stringify(body) });
  const from = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const wire = await openWire(url);
      for (let token = tokens.pop(); token !== undefined; token = tokens.pop()) {
        const opened = await wire.ask(asks('questionnaire', { token }));
        const answered = await wire.ask(asks('answer', { token, answers }));
        errors += opened.status === 200 && answered.status === 200 ? 0 : 1;
      }
      wire.close();
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  const against = `${people} people who open their link and answer, ${connections} connections`;
  return [
    { name: 'answer.seconds', value: seconds, unit: 's', target: '< 10', against },
    { name: 'answer.errors', value: errors, unit: '', target: '< 1', against },
  ];
};
