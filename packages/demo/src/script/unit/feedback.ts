import type { Ref } from '../../drive/scene.ts';
import { type Branch, subjectsOf } from '../../world/organisation.ts';
import { goThrough } from '../appeal/path.ts';
import { type Company, type Member, onDay, rest } from '../company.ts';
import { dayOf } from '../plan.ts';
import { linesOf, remandedLines } from '../read.ts';

const draft = async (company: Company, { branch }: Member, assessment: Ref): Promise<void> => {
  const { scene } = company;
  const { lead } = branch.team;
  const evidence = [await scene.file(lead, '考核记录汇总.txt')];
  await scene.act(lead, assessment, {
    type: 'assessment.draftFeedback',
    data: {
      achievements: [{ text: '年度任务分解到人，攻关成效明显，党员作用看得见。', evidence }],
      problems: [
        {
          text: '效果测试有两人不合格，学习与岗位结合不够。',
          indicator: 'C1',
          subjectKind: 'secretary',
          evidence,
        },
      ],
    },
  });
};

/** Drafted by the lead, issued by the office, received by the subject or deemed received. */
const issue = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const { scene, plan, office } = company;
  const { branch, traits } = member;
  await onDay(company, plan.draftFeedback);
  await scene.reached(assessment, 'drafting');
  if (traits.feedbackDelay > 0) await rest(company, traits.feedbackDelay);
  if (branch.no % 10 === 3)
    await scene.refused(office, assessment, { type: 'assessment.issue', data: {}, code: 'refused' });
  await draft(company, member, assessment);
  await (traits.feedbackDelay > 0 ? rest(company, 1) : onDay(company, plan.issue));
  await scene.act(office, assessment, { type: 'assessment.issue', data: {} });
  await (traits.feedbackDelay > 0 ? rest(company, 1) : onDay(company, plan.receive));
  if (traits.feedbackDelay > 10) scene.note('feedback', 'overdue, escalated');
  await receive(company, branch, { assessment, signs: traits.receives });
};

const receive = async (
  company: Company,
  branch: Branch,
  order: { assessment: Ref; signs: boolean },
): Promise<void> => {
  const { scene } = company;
  const { assessment, signs } = order;
  if (signs) await scene.act(branch.secretary, assessment, { type: 'assessment.receive', data: {} });
  else await rest(company, 3);
  await scene.reached(assessment, 'answerable');
  scene.note('feedback', signs ? 'received' : 'deemed received');
};

const waive = async ({ scene }: Company, branch: Branch, assessment: Ref): Promise<void> => {
  for (const subject of subjectsOf(branch))
    await scene.act(subject, assessment, { type: 'assessment.waive', data: {} });
};

type Remanded = { readonly assessment: Ref; readonly appeal: Ref };

/** Other assessors score anew what was remanded; the unit may appeal against that and nothing else, and waives. */
const rescore = async (
  company: Company,
  { branch }: Member,
  { assessment, appeal }: Remanded,
): Promise<void> => {
  const { scene } = company;
  const { administrator, reserve } = scene.world.staff;
  const other = reserve[branch.no % reserve.length];
  if (!other) throw new Error('no assessor in reserve');
  await rest(company, 1);
  await scene.reached(assessment, 'rescoring');
  const ids = await remandedLines(scene, branch.secretary, appeal);
  const remanded = (await linesOf(scene, branch.secretary, assessment)).filter((line) =>
    ids.includes(line.id),
  );
  const lines = remanded.map((line) => ({
    replaces: line.id,
    indicator: line.indicator,
    subjectKind: line.subjectKind,
    component: line.component,
    points: line.points + Math.floor(line.headroom / 2),
    reason: '复评：采信整改记录，按完成程度计分。',
  }));
  const order = async (who: typeof other) => ({
    type: 'assessment.rescore' as const,
    data: {
      lines: await Promise.all(
        lines.map(async (line) => ({ ...line, evidence: [await scene.file(who, '复评记录.txt')] })),
      ),
    },
  });
  // Who scored it doesn't score it again.
  const [scorer] = branch.team.assessors;
  if (scorer) await scene.refused(scorer, assessment, { ...(await order(scorer)), code: 'forbidden' });
  const today = dayOf(scene.agenda.now());
  await scene.tell(administrator, 'people.appoint', {
    personId: other.id,
    role: 'assessor',
    unitId: branch.unit.id,
    post: other.name,
    startsOn: today,
    endsOn: today,
  });
  await scene.act(other, assessment, await order(other));
  await scene.reached(assessment, 'issued');
  await rest(company, 1);
  await receive(company, branch, { assessment, signs: true });
  await waive(company, branch, assessment);
};

/** From the draft of the feedback until the result is settled, whatever is appealed on the way. */
export const answer = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const { scene } = company;
  const { branch, traits } = member;
  await issue(company, member, assessment);
  if (traits.appeal !== null) {
    const appeal = await goThrough(company, member, { assessment, path: traits.appeal });
    await rest(company, 5);
    if (traits.appeal === 'remand' && appeal) await rescore(company, member, { assessment, appeal });
  } else if (branch.no % 2 === 0) {
    await rest(company, 1);
    await waive(company, branch, assessment);
    scene.note('appeal', 'waived');
  } else {
    await rest(company, 6);
    scene.note('appeal', 'window closed');
  }
  await scene.reached(assessment, 'settled');
  scene.note('assessment', 'settled');
  company.settled.arrive();
};
