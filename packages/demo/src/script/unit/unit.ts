import type { Ref } from '../../drive/scene.ts';
import { type Company, type Member, onDay, rest } from '../company.ts';
import { lookInto } from '../method/method.ts';
import { acknowledge, acknowledgeAgain } from './acknowledge.ts';
import { answer } from './feedback.ts';
import { livePeriod } from './period.ts';
import { rectify } from './rectify.ts';
import { scoreUnit } from './score.ts';
import { survey } from './survey.ts';
import { liveVisit } from './visit.ts';

const record = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const { scene, plan } = company;
  const reviews = await scene.opened(assessment, 'periodReview', plan.periods.length);
  await filePapers(company, member, assessment);
  const periods = plan.periods.map((period, i) => async () => {
    const ref = reviews[i];
    if (!ref) throw new Error(`no review for ${period.name}`);
    await livePeriod(company, member, { ref, plan: period, no: i + 1 });
  });
  await scene.agenda.together(periods);
};

/** What the clerk has at hand at the beginning of the year, each filed once for all that it serves. */
const papers = [
  { title: '年度工作计划', name: '年度工作计划.txt', indicators: ['B1', 'D1'] },
  { title: '“三会一课”记录', name: '三会一课记录.txt', indicators: ['B1'] },
] as const;
const filePapers = async ({ scene }: Company, { branch }: Member, assessment: Ref): Promise<void> => {
  for (const { title, name, indicators } of papers) {
    const fileId = await scene.file(branch.clerk, name);
    const filing = { assessmentId: assessment.id, fileId, title, nature: 'document', indicators };
    await scene.tell(branch.clerk, 'filing.file', filing);
  }
  scene.note('documents', 'filed once for several indicators');
};

/** A unit that is dissolved leaves the cycle with all that was open; it holds nobody up. */
const leave = async (company: Company, { branch }: Member, assessment: Ref): Promise<void> => {
  const { scene, plan, leader } = company;
  if (plan.removal === null) return;
  await onDay(company, plan.removal);
  const cycle = await company.cycle.passed;
  await scene.act(leader, cycle, {
    type: 'cycle.removeLate',
    data: { unitId: branch.unit.id, reasons: '机构调整，该支部撤销。' },
  });
  await scene.reached(assessment, 'cancelled');
  scene.note('assessment', 'removed');
};

const consequences = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const { scene, office } = company;
  const { branch } = member;
  await scene.agenda.pass(company.graded.passed);
  await scene.reached(assessment, 'consequences');
  await rest(company, 2);
  await scene.act(branch.secretary, assessment, { type: 'assessment.acknowledgeLinkage', data: {} });
  await scene.agenda.pass(company.commended.passed);
  await scene.eventually('an assessment is concluded', () =>
    scene.act(office, assessment, { type: 'assessment.conclude', data: {} }),
  );
  scene.note('assessment', 'closed');
  company.concluded.arrive();
};

/** One unit's year. */
export const unitStory = (company: Company, member: Member) => async (): Promise<void> => {
  const { scene, plan } = company;
  const { branch, traits } = member;
  const admitted = await scene.agenda.pass(company.admitted.passed);
  const assessment = admitted.get(branch.unit.id);
  if (!assessment) throw new Error(`${branch.unit.name} was not admitted`);
  await acknowledge(company, member, assessment);
  await scene.agenda.pass(company.started.passed);
  if (traits.removed && plan.removal !== null) return removedStory(company, member, assessment);
  await scene.agenda.together([
    () => record(company, member, assessment),
    () => visitStory(company, member, assessment),
    ...(plan.amendment === null ? [] : [() => acknowledgeAgain(company, member, assessment)]),
  ]);
  await scoreUnit(company, member, assessment);
  company.scored.arrive();
  await scene.agenda.pass(company.feedback.passed);
  await answer(company, member, assessment);
  const path = traits.rectification;
  await scene.agenda.together([
    () => consequences(company, member, assessment),
    ...(path === null ? [] : [() => rectify(company, member, { assessment, path })]),
  ]);
};

const visitStory = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  await company.scene.agenda.pass(company.visiting.passed);
  await company.scene.agenda.together([
    () => liveVisit(company, member, assessment),
    () => survey(company, member, assessment),
    ...(member.traits.everyMethod ? [() => lookInto(company, member, assessment)] : []),
  ]);
};

const removedStory = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const { scene, plan } = company;
  const removal = plan.removal ?? '';
  const before = plan.periods.filter((period) => period.bulletin < removal);
  const reviews = await scene.opened(assessment, 'periodReview', plan.periods.length);
  for (const [i, period] of before.entries()) {
    const ref = reviews[i];
    if (ref) await livePeriod(company, member, { ref, plan: period, no: i + 1 });
  }
  await leave(company, member, assessment);
  for (const rendezvous of company.verified.slice(before.length)) rendezvous.arrive();
  company.scored.arrive();
  company.settled.arrive();
  company.concluded.arrive();
};
