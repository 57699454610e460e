import { z } from 'zod';
import type { Ref } from '../../drive/scene.ts';
import type { Company, Member } from '../company.ts';

const stood = z.object({ version: z.number() });
const handedOut = z.object({ links: z.array(z.object({ class: z.string(), token: z.string() })) });

const rows = ['服务态度', '办事效率', '政策公开', '解决问题'].map((label, at) => ({
  key: `r${at + 1}`,
  label,
}));
const options = ['满意', '基本满意', '不满意'].map((label, at) => ({ key: `o${at + 1}`, label }));
const solved = ['没有反映过', '已经解决', '部分解决', '没有解决'].map((label, at) => ({
  key: `s${at + 1}`,
  label,
}));
const questions = [
  { id: 'whole', kind: 'grade', text: '您对该单位服务工作的总体满意程度', required: true },
  { id: 'sides', kind: 'matrix', text: '您对下列各方面是否满意', required: true, options, rows },
  {
    id: 'solved',
    kind: 'single',
    text: '今年您反映的问题得到解决了吗',
    required: true,
    options: solved,
    groups: false,
  },
  {
    id: 'left',
    kind: 'text',
    text: '请简单说明没有解决的问题',
    required: false,
    shownWhen: { question: 'solved', is: ['s3', 's4'] },
  },
] as const;
const voters = { all: 8, served: 12 } as const;

const complaints = [
  '电梯维修拖了两个月。',
  '同一份材料交了三次。',
  '窗口中午没有人。',
  '反映路灯不亮，没有回音。',
  '排队时间长。',
];

/** Whoever is served is less content than the unit's own people; every third of them has something to say. */
const answersOf = (name: string, turn: number): object => {
  const poor = name === 'served' && turn % 3 !== 0;
  const cells = Object.fromEntries(
    rows.map(({ key }, at) => [key, `o${poor && at > 0 ? 3 : 1 + (turn % 2)}`]),
  );
  const left = complaints[turn % complaints.length];
  return {
    whole: poor ? ['average', 'poor'][turn % 2] : ['good', 'fairlyGood'][turn % 2],
    sides: cells,
    solved: poor ? 's4' : 's2',
    ...(poor && left !== undefined ? { left } : {}),
  };
};

/** A survey of the unit's own people and of those it serves: every answer by a link of its own, sealed until it is counted. */
export const askServed = async (
  { scene, office }: Company,
  { branch }: Member,
  assessment: Ref,
): Promise<void> => {
  const { opened } = await scene.act(office, assessment, {
    type: 'assessment.planSurvey',
    data: {
      kind: 'survey',
      title: `${branch.unit.shortName}群众满意度问卷`,
      voters: voters.all + voters.served,
    },
  });
  const survey = opened[0];
  if (!survey) throw new Error('a survey that was planned opens its process');
  const { version } = stood.parse(await scene.ask(office, 'questionnaire.byId', { id: survey.id }));
  await scene.tell(office, 'questionnaire.saveQuestions', { id: survey.id, version, questions, voters });
  await scene.act(office, survey, { type: 'questionnaire.open', data: {} });
  const { links } = handedOut.parse(
    await scene.tell(office, 'questionnaire.links', { id: survey.id, voters }),
  );
  for (const [turn, { token, class: name }] of links.entries())
    await scene.tell(null, 'public.answer', { token, answers: answersOf(name, turn) });
  await scene.act(office, survey, { type: 'questionnaire.close', data: { reasons: '应答的都答了。' } });
  await scene.reached(survey, 'tallied');
};
