import { z } from 'zod';
import type { Ref } from '../../drive/scene.ts';
import type { Company, Member } from '../company.ts';

const opened = z.object({ id: z.string(), links: z.array(z.object({ token: z.string() })) });
const paper = z.object({ questions: z.array(z.object({ id: z.string(), text: z.string() })) });

/** Questions of the bank with what is right. */
const bank = [
  {
    kind: 'single',
    text: '党员大会一般多久召开一次？',
    options: ['每月一次', '每季度一次', '每年一次'],
    key: 1,
  },
  {
    kind: 'single',
    text: '支部委员会一般多久召开一次？',
    options: ['每月一次', '每季度一次', '每半年一次'],
    key: 0,
  },
  { kind: 'trueFalse', text: '预备党员有表决权。', key: false },
  {
    kind: 'multiple',
    text: '“三会一课”中的三会是指',
    options: ['支部党员大会', '支部委员会', '党小组会', '职工大会'],
    keys: [0, 1, 2],
  },
  {
    kind: 'short',
    text: '请写出您今年的岗位任务由谁检查、何时完成。',
    matters: [
      ['书记', '支部书记'],
      ['月底', '月末'],
    ],
  },
] as const;

/** What somebody answers who knows the first `known` of the bank's questions. */
const answerTo = (text: string, known: number): unknown => {
  const at = bank.findIndex((one) => one.text === text);
  const one = bank[at];
  const knows = at < known;
  if (one === undefined) return null;
  if (one.kind === 'single') return knows ? one.key : (one.key + 1) % one.options.length;
  if (one.kind === 'trueFalse') return knows ? one.key : !one.key;
  if (one.kind === 'multiple') return knows ? one.keys : one.keys.slice(0, 2);
  return knows ? '支部书记检查，月底前完成' : '不清楚';
};

/** Who sits it, and how much each knows. */
const people = [
  { who: '一号', known: 5 },
  { who: '二号', known: 4 },
  { who: '三号', known: 4 },
  { who: '四号', known: 2 },
  { who: '五号', known: 3 },
  { who: '六号', known: 1 },
] as const;

/** A test of what people know, drawn from the bank and answered on phones. */
export const sitTest = async (
  { scene }: Company,
  { branch }: Member,
  { assessment, indicator }: { readonly assessment: Ref; readonly indicator: string },
): Promise<{ readonly method: 'effectTest'; readonly id: string; readonly facts: string }> => {
  const [assessor = branch.team.lead] = branch.team.assessors;
  const cycle = z.object({ cycleId: z.string() });
  const { cycleId } = cycle.parse(await scene.ask(assessor, 'assessment.byId', { id: assessment.id }));
  await scene.tell(assessor, 'method.addQuestions', {
    cycleId,
    questions: bank.map((question) => ({ indicator, question })),
  });
  const { id, links } = opened.parse(
    await scene.tell(assessor, 'method.openTest', {
      assessmentId: assessment.id,
      visitId: null,
      title: '应知应会抽测',
      indicators: [indicator],
      count: bank.length,
      passing: 6_000,
      attempts: 2,
      counted: 'best',
      people: people.map(({ who }) => who),
    }),
  );
  for (const [at, { token }] of links.entries()) {
    const { questions } = paper.parse(await scene.tell(null, 'public.paper', { token }));
    const known = people[at]?.known ?? 0;
    const answers = Object.fromEntries(questions.map((one) => [one.id, answerTo(one.text, known)]));
    await scene.tell(null, 'public.handIn', { token, answers });
  }
  return { method: 'effectTest', id, facts: '六人应考，两人不合格；岗位任务一题多数答不全。' };
};
