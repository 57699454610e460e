import { z } from 'zod';
import type { DataOf } from '../../drive/law.ts';
import type { Ref } from '../../drive/scene.ts';
import { categories, categoryKeys } from '../../world/organisation.ts';
import { type Company, onDay, rest } from '../company.ts';
import { endOf } from '../plan.ts';
import { commend } from './commend.ts';
import { decideGrades } from './grade.ts';
import { amendStandard, type PublishedStandard, publishStandards } from './standard.ts';
import { planOfVisits } from './visit-plan.ts';

const prepare = async (
  company: Company,
  policy?: DataOf<'cycle.setPolicy'>['policy'],
): Promise<{ cycle: Ref; standards: readonly PublishedStandard[] }> => {
  const { scene, plan, office } = company;
  await onDay(company, plan.draft);
  const { name, year, unitId } = plan;
  const cycle = await scene.begin(office, { name, year, ...(unitId === undefined ? {} : { unitId }) });
  await scene.act(office, cycle, { type: 'cycle.open', data: {} });
  company.cycle.open(cycle);
  if (policy !== undefined) await scene.act(office, cycle, { type: 'cycle.setPolicy', data: { policy } });
  const used = categoryKeys.filter((key) => company.members.some(({ branch }) => branch.category === key));
  const standards = await publishStandards(company, cycle, used);
  return { cycle, standards };
};

const admitUnits = async (company: Company, cycle: Ref): Promise<void> => {
  const { scene, plan, office, members } = company;
  await onDay(company, plan.admit);
  const units = members.map(({ branch }) => ({ unitId: branch.unit.id }));
  const order = { type: 'cycle.admitUnits' as const, data: { units } };
  const { opened } = await scene.eventually('the standards are in force', () =>
    scene.act(office, cycle, order),
  );
  if (opened.length !== units.length)
    throw new Error(`${units.length} units admitted, ${opened.length} assessments opened`);
  company.admitted.open(new Map(opened.map((ref, i) => [units[i]?.unitId ?? '', ref])));
  await scene.refused(office, cycle, {
    type: 'cycle.start',
    data: { periods: periodsOf(company) },
    code: 'refused',
  });
};

const periodsOf = ({ plan }: Company) =>
  plan.periods.map((period, i) => ({
    no: i + 1,
    name: period.name,
    dates: { periodEnd: endOf(period.end).toISOString() },
  }));

const drafted = z.object({ draft: z.object({ title: z.string(), text: z.string() }) });

/** Which of the units still in the cycle came. */
const presenceAt = ({ members, plan }: Company, day: string) =>
  members
    .filter(({ traits }) => !traits.removed || plan.removal === null || day < plan.removal)
    .slice(0, 2000)
    .map(({ branch }) => {
      const { id: unitId } = branch.unit;
      if (branch.no % 7 === 3)
        return { unitId, presence: 'excused' as const, reason: '承担抢险任务，已书面请假' };
      return { unitId, presence: branch.no % 11 === 5 ? ('absent' as const) : ('present' as const) };
    });

/** The meeting on one period, and the bulletin that locks it, as the records draft it. */
const concludePeriod = async (company: Company, cycle: Ref, index: number): Promise<void> => {
  const { scene, plan, office } = company;
  const period = plan.periods[index];
  if (!period) return;
  await scene.agenda.pass(company.verified[index]?.passed ?? Promise.resolve());
  await onDay(company, period.meeting);
  await scene.act(office, cycle, {
    type: 'cycle.recordMeeting',
    data: {
      period: index + 1,
      heldOn: period.meeting,
      attendance: '考核领导小组全体成员、各考核组组长。',
      units: presenceAt(company, period.meeting),
      minutes: '听取各组情况，研究共性问题三条，明确下阶段重点。',
    },
  });
  await onDay(company, period.bulletin, '15:00');
  const { draft } = drafted.parse(
    await scene.ask(office, 'record.bulletin', { cycleId: cycle.id, no: index + 1 }),
  );
  await scene.act(office, cycle, {
    type: 'cycle.publishBulletin',
    data: {
      period: index + 1,
      ...draft,
    },
  });
  scene.note('bulletin', period.name);
};

const amend = async (
  company: Company,
  cycle: Ref,
  standards: readonly PublishedStandard[],
): Promise<void> => {
  const { scene, plan, office } = company;
  const [first] = standards;
  if (plan.amendment === null || !first) return;
  await onDay(company, plan.amendment.drafted);
  const amended = await amendStandard(company, first);
  await onDay(company, plan.amendment.adopted, '14:00');
  await scene.act(office, cycle, {
    type: 'cycle.adoptAmendment',
    data: {
      standardId: amended.ref.id,
      replaces: first.ref.id,
      inForceOn: plan.amendment.inForce,
      reasons: '上级新出台的制度要求调整一项指标的评分规则。',
    },
  });
  scene.note('standard', `amended: ${categories[first.category].name}`);
  company.amended.open();
};

const visits = async (company: Company, cycle: Ref): Promise<void> => {
  const { scene, plan, office } = company;
  await onDay(company, plan.beginVisits);
  // Who audits reads everything and moves nothing.
  await scene.refused(scene.world.staff.auditor, cycle, {
    type: 'cycle.beginVisits',
    data: {},
    code: 'forbidden',
  });
  await scene.eventually('every period but the last is locked', () =>
    scene.act(office, cycle, { type: 'cycle.beginVisits', data: {} }),
  );
  await planOfVisits(company);
  company.visiting.open();
};

const conclude = async (company: Company, cycle: Ref): Promise<void> => {
  const { scene, plan, office, leader } = company;
  await scene.eventually('every commendation is decided', () =>
    scene.act(office, cycle, { type: 'cycle.review', data: {} }),
  );
  company.commended.open();
  await rest(company, 5);
  await scene.refused(leader, cycle, {
    type: 'cycle.adoptReport',
    data: { basis: { body: '集团党委会', meetingOn: plan.start, document: '会议纪要' } },
    code: 'refused',
  });
  await scene.act(office, cycle, {
    type: 'cycle.draftReport',
    data: {
      title: `${plan.year} 年度考核分析报告`,
      text: '一、成绩与经验：任务分解到人的支部得分明显较高。二、问题与教训：学习效果不均衡。三、建议：把效果测试纳入日常。',
    },
  });
  await rest(company, 3);
  await scene.act(leader, cycle, {
    type: 'cycle.adoptReport',
    data: { basis: { body: '集团党委会', meetingOn: plan.start, document: '示范党纪〔2026〕6号' } },
  });
  await scene.agenda.pass(company.concluded.passed);
  await rest(company, 2);
  await scene.act(office, cycle, { type: 'cycle.close', data: {} });
  scene.note('cycle', 'closed');
};

/** The office begins a year of which no more is lived than its first weeks; gaps of its record are told sooner than by default. */
export const beginningStory = (company: Company) => async (): Promise<void> => {
  const { scene, plan, office } = company;
  const { cycle } = await prepare(company, { record: { silentWeeks: 3, rushShare: 40, ranks: false } });
  await admitUnits(company, cycle);
  await scene.agenda.pass(company.acknowledged.passed);
  await onDay(company, plan.start);
  await scene.act(office, cycle, { type: 'cycle.start', data: { periods: periodsOf(company) } });
  company.started.open();
};

/** The office's year: what is done for all units at once. */
export const officeStory = (company: Company) => async (): Promise<void> => {
  const { scene, plan, office } = company;
  const { cycle, standards } = await prepare(company);
  await admitUnits(company, cycle);
  await scene.agenda.pass(company.acknowledged.passed);
  await onDay(company, plan.start);
  await scene.act(office, cycle, { type: 'cycle.start', data: { periods: periodsOf(company) } });
  company.started.open();
  await scene.agenda.together([
    ...plan.periods.map((_, index) => () => concludePeriod(company, cycle, index)),
    () => amend(company, cycle, standards),
    () => visits(company, cycle),
  ]);
  await scene.agenda.pass(company.scored.passed);
  await onDay(company, plan.beginFeedback);
  await scene.eventually('every period is locked and every unit scored', () =>
    scene.act(office, cycle, { type: 'cycle.beginFeedback', data: {} }),
  );
  company.feedback.open();
  await decideGrades(company, cycle);
  await commend(company, cycle);
  // The rest is for whoever tries the demonstration.
  if (plan.underWay) return;
  await conclude(company, cycle);
};
