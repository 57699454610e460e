import { z } from 'zod';
import type { Ref, Scene } from '../../drive/scene.ts';
import type { PersonSpec } from '../../world/organisation.ts';
import { type Company, type Member, onDay } from '../company.ts';

const handedOut = z.object({ links: z.array(z.object({ class: z.string(), token: z.string() })) });
const sheet = z.object({
  questions: z.array(z.object({ id: z.string() })),
  choices: z.array(z.object({ key: z.string() })),
});
const stood = z.object({ version: z.number() });
/** Voters by class: superiors, members, people served; one more than the smallest group whose result is shown. */
const few = { A: 1, B: 3, C: 2 };
/** So many that each class is told by itself. */
const many = { A: 5, B: 9, C: 7 };
type Voters = typeof few;
const votersOf = ({ traits }: Member): Voters => (traits.everyMethod ? many : few);
const sumOf = (voters: Voters): number => Object.values(voters).reduce((sum, n) => sum + n, 0);
const questions = [
  { id: 'overall', text: '您对该支部全年工作的总体评价', kind: 'grade', required: true },
  {
    id: 'why',
    text: '您认为哪些方面还不够好',
    kind: 'multiple',
    required: true,
    options: [
      { key: 'life', label: '组织生活' },
      { key: 'service', label: '联系服务群众' },
      { key: 'work', label: '推动中心工作' },
      { key: 'conduct', label: '作风和廉洁' },
    ],
    shownWhen: { question: 'overall', is: ['average', 'poor'] },
  },
  { id: 'more', text: '意见和建议', kind: 'text', required: false },
] as const;

/** The debriefing and its ballot: a link for each voter, answers without a name, the result only when all is closed. */
export const survey = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const { scene, plan, office } = company;
  const { branch, traits } = member;
  const voters = votersOf(member);
  await onDay(company, plan.survey.open, '09:00');
  await scene.reached(assessment, 'visit');
  const { opened } = await scene.act(office, assessment, {
    type: 'assessment.planSurvey',
    data: { kind: 'ballot', title: `${branch.unit.shortName}民主测评`, voters: sumOf(voters) },
  });
  const ballot = opened[0];
  if (!ballot) throw new Error('a ballot that was planned opens its process');
  const { version } = stood.parse(await scene.ask(office, 'questionnaire.byId', { id: ballot.id }));
  await scene.tell(office, 'questionnaire.saveQuestions', { id: ballot.id, version, questions, voters });
  await debriefed(company, member, ballot);
  await scene.act(office, ballot, { type: 'questionnaire.open', data: {} });
  await onDay(company, plan.survey.open, '15:00');
  await cast(scene, ballot, { office, level: traits.level, voters });
  await onDay(company, plan.survey.close, '17:00');
  await scene.act(office, ballot, { type: 'questionnaire.close', data: { reasons: '应到票数已齐。' } });
  await scene.reached(ballot, 'tallied', 'insufficient');
};

/** What each says of the year, as short as may be. */
const reports = {
  secretary:
    '一年来主持支部党员大会四次、讲党课两次，年初列出的三个难题解决两个。问题：对攻关任务督促不够，有的任务分下去没有再问。打算：每月点名问进度，年底前补上第三个难题。',
  discipline:
    '一年来监督采购和用工各两次，提醒谈话三人次，均跟踪到结果。问题：对班组小额支出看得少。打算：明年每季度抽查一次。',
  cadre: '一年来负责安全和培训，联系点问题清单销号五件、余一件。问题：到班组少。打算：每周到班组半天。',
} as const;

/** Each subject reports, the reports are heard at a meeting, and each is commented on. */
const debriefed = async ({ scene, plan, office }: Company, member: Member, ballot: Ref): Promise<void> => {
  const { branch } = member;
  const [cadre] = branch.cadres;
  const subjects = [
    ['secretary', branch.secretary, reports.secretary],
    ['discipline', branch.discipline, reports.discipline],
    ['cadre', cadre ?? null, reports.cadre],
  ] as const;
  const present = subjects.filter(([, person]) => person !== null);
  for (const [, person, text] of present)
    if (person !== null)
      await scene.act(person, ballot, { type: 'questionnaire.debrief', data: { text, evidence: [] } });
  const attendance = present.map(([subjectKind]) => ({ subjectKind, present: true }));
  const meeting = { heldOn: plan.survey.open, place: '会议室', people: sumOf(votersOf(member)), attendance };
  await scene.act(office, ballot, { type: 'questionnaire.holdMeeting', data: meeting });
  for (const [subjectKind] of present) {
    const data = { subjectKind, text: '总结全面，问题找得准；明年措施要再具体一些。' };
    await scene.act(office, ballot, { type: 'questionnaire.comment', data });
  }
};

/** How content a voter is: all but the last few of a unit at that level choose the best. */
const choiceOf = (level: number, turn: number): number => {
  if (level >= 900) return turn === 5 ? 1 : 0;
  if (level >= 800) return turn % 3 === 2 ? 1 : 0;
  return level >= 600 ? turn % 3 : 1 + (turn % 3);
};

/** Everybody answers by a link, without an account; a link answers once. */
const cast = async (
  scene: Scene,
  ballot: Ref,
  { office, level, voters }: { office: PersonSpec; level: number; voters: Voters },
): Promise<void> => {
  const { links } = handedOut.parse(
    await scene.tell(office, 'questionnaire.links', { id: ballot.id, voters }),
  );
  for (const [turn, { token }] of links.entries()) {
    const { choices } = sheet.parse(await scene.tell(null, 'public.questionnaire', { token }));
    const choice = choices[Math.min(choiceOf(level, turn % sumOf(few)), choices.length - 1)]?.key;
    const asked = choice === 'average' || choice === 'poor';
    const answers = { overall: choice, ...(asked ? { why: ['service'] } : {}) };
    await scene.tell(null, 'public.answer', { token, answers });
  }
  scene.note('ballot', 'cast and tallied');
};
