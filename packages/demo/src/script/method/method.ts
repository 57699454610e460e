import { indicatorsOf, type StandardContent } from '@kaohe/domain';
import { z } from 'zod';
import type { Ref, Scene } from '../../drive/scene.ts';
import { starterStandard } from '../../standards/starter.ts';
import { type Company, type Member, onDay } from '../company.ts';
import { askServed } from './served.ts';
import { sitTest } from './test.ts';

const made = z.object({ id: z.string() });
const filed = z.object({
  filings: z.array(z.object({ id: z.string(), indicators: z.array(z.string()), nature: z.string() })),
});

type Indicator = ReturnType<typeof indicatorsOf>[number];
/** Of the indicators that documents were filed for, one that is asked about by interview as well. */
const onPaper = (content: StandardContent, served: readonly string[]): Indicator | undefined =>
  indicatorsOf(content).find(
    ({ code, methods }) =>
      served.includes(code) && methods.includes('documentReview') && methods.includes('interview'),
  );

type Of = { readonly company: Company; readonly member: Member; readonly assessment: Ref };

/** Closes a record: from here on it stands, and score lines may rest on it. */
const conclude = async (
  { company: { scene }, member, assessment }: Of,
  record: {
    readonly method: 'interview' | 'effectTest' | 'drill';
    readonly id: string;
    readonly facts: string;
  },
): Promise<void> => {
  const { method, id, facts } = record;
  const data = { method, record: id, facts, evidence: [] };
  const [assessor] = member.branch.team.assessors;
  if (assessor) await scene.act(assessor, assessment, { type: 'assessment.concludeMethod', data });
};

/** The papers are complete. @returns the indicator that they were checked on */
const checkPapers = async ({
  company: { scene },
  member,
  assessment,
}: Of): Promise<Indicator | undefined> => {
  const { branch } = member;
  const [assessor] = branch.team.assessors;
  if (!assessor) return undefined;
  const { filings } = filed.parse(await scene.ask(assessor, 'filing.byAssessment', { id: assessment.id }));
  const indicator = onPaper(
    starterStandard(branch.category),
    filings.flatMap((one) => one.indicators),
  );
  if (!indicator) return undefined;
  const { code, items } = indicator;
  const codes = items.length === 0 ? [code] : items.map((item) => item.code);
  await scene.tell(assessor, 'filing.check', {
    assessmentId: assessment.id,
    indicator: code,
    items: codes.map((item) => ({ code: item, outcome: 'met', note: '' })),
    opinion: '计划、记录齐全，签字完整。',
    filings: filings.filter(({ indicators }) => indicators.includes(code)).map(({ id }) => id),
  });
  return indicator;
};

type Talk = {
  readonly group: string;
  readonly pseudonym: string;
  readonly name: string;
  readonly verdict: string;
};
/** Whom the names belong to is told to the lead alone. */
const talks: readonly Talk[] = [
  { group: 'member', pseudonym: '党员甲', name: '上官清', verdict: 'contradicted' },
  { group: 'staff', pseudonym: '职工乙', name: '欧阳明', verdict: 'partly' },
];
const answers: Readonly<Record<string, string>> = {
  contradicted: '说不上来。计划是年初发的，后来没有再提过，自己分到什么任务也不清楚。',
  partly: '听说过，知道本班组的那一件，别的不了解。',
};

const interview = async (of: Of, indicator: Indicator, talk: Talk): Promise<void> => {
  const { company, member, assessment } = of;
  const { scene, plan } = company;
  const { verdict, ...person } = talk;
  const [, assessor = member.branch.team.lead] = member.branch.team.assessors;
  const questions =
    indicator.questions.length === 0 ? ['今年支部定的任务里，你承担哪一件？'] : indicator.questions;
  const { id } = made.parse(
    await scene.tell(assessor, 'method.saveInterview', {
      ...person,
      id: null,
      assessmentId: assessment.id,
      visitId: null,
      heldOn: plan.survey.open,
      place: '支部活动室',
      topics: [
        {
          indicator: indicator.code,
          answers: questions.map((question) => ({ question, answer: answers[verdict] ?? '' })),
          verdict,
        },
      ],
    }),
  );
  const facts =
    verdict === 'contradicted' ? '受访人说不出本人任务，与计划所记不符。' : '受访人只了解本班组的一件任务。';
  await conclude(of, { method: 'interview', id, facts });
};

const points = [
  { id: '1', text: '接令后十五分钟内到位、清点人数', vital: true },
  { id: '2', text: '有人指挥，分工明确', vital: false },
  { id: '3', text: '先处置险情，再报告上级', vital: false },
  { id: '4', text: '处置结束当场讲评', vital: false },
] as const;

/** A drill that is failed on what must be passed: whatever else is in order, the standard limits the points. */
const drill = async (of: Of, indicator: Indicator): Promise<void> => {
  const { company, member, assessment } = of;
  const { scene, plan } = company;
  const { lead, assessors } = member.branch.team;
  const observers = [lead, ...assessors.slice(0, 1)];
  const { id } = made.parse(
    await scene.tell(lead, 'method.planDrill', {
      assessmentId: assessment.id,
      visitId: null,
      indicator: indicator.code,
      task: '夜间突发情况应急集结',
      scenario: '晚上十点，楼内管道破裂漏水，支部书记接到电话。不预先通知。',
      heldOn: plan.survey.open,
      place: '办公楼',
      observers: observers.map((one) => one.id),
      points,
      passing: 6_000,
    }),
  );
  const seen = points.map((one, at) => ({
    point: one.id,
    passed: at > 0,
    note: at === 0 ? '第二十六分钟才到齐，少两人' : '',
  }));
  for (const observer of observers) await scene.tell(observer, 'method.observe', { id, seen });
  await conclude(of, {
    method: 'drill',
    id,
    facts: '集结用时二十六分钟，少两人；到位后分工明确、处置正确。',
  });
};

const note = ({ note: told }: Scene): void => told('methods', 'each of the five');

/** A unit that is looked into by every method: the papers are complete, and what people say, know and do isn't what they say. */
export const lookInto = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const of = { company, member, assessment };
  await onDay(company, company.plan.survey.open, '16:00');
  await company.scene.reached(assessment, 'visit');
  const indicator = await checkPapers(of);
  if (indicator) for (const talk of talks) await interview(of, indicator, talk);
  const all = indicatorsOf(starterStandard(member.branch.category));
  const tested = all.find(({ methods, kind }) => kind === 'score' && methods.includes('effectTest'));
  if (tested) await conclude(of, await sitTest(company, member, { assessment, indicator: tested.code }));
  const drilled = all.find(({ methods }) => methods.includes('drill'));
  if (drilled) await drill(of, drilled);
  await askServed(company, member, assessment);
  note(company.scene);
};
