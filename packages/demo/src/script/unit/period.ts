import type { Ref } from '../../drive/scene.ts';
import { type Company, type Member, onDay, rest } from '../company.ts';
import { pick } from '../pick.ts';
import { at, dayOf, daysAfter, type PeriodPlan } from '../plan.ts';
import type { SheetPath } from '../trait.ts';

type Review = { readonly ref: Ref; readonly plan: PeriodPlan; readonly no: number };

type Filed = PeriodPlan['sheets'][number];

/** What is written on a sheet; every fourth is a problem. */
const observation = ({ day, indicator }: Filed, serial: number, evidence: readonly string[]) => {
  const problem = serial % 4 === 3;
  return {
    indicator,
    subjectKind: indicator === 'D1' ? ('secretary' as const) : ('organisation' as const),
    direction: problem ? ('problem' as const) : ('positive' as const),
    occurredOn: day,
    facts: problem
      ? '抽查“三会一课”记录，发现本月支部党员大会议题与上月重复，未见落实情况的记载。'
      : '列席支部学习，书记带头讲课，结合本单位任务提出三项措施，当场明确责任人和时限。',
    points: problem ? -100 : 50,
    evidence: [...evidence],
  };
};
type Observation = ReturnType<typeof observation>;

const answer = async (company: Company, { branch }: Member, sheet: Ref): Promise<void> => {
  await company.scene.act(branch.secretary, sheet, { type: 'workSheet.accept', data: {} });
};

const resolve = async (
  company: Company,
  member: Member,
  order: { sheet: Ref; path: SheetPath; seen: Observation },
) => {
  const { scene } = company;
  const { lead } = member.branch.team;
  const { sheet, path, seen } = order;
  const reasons = '经调阅原始记录并与当事人核对，理由见附件。';
  if (path === 'kept') await scene.act(lead, sheet, { type: 'workSheet.keep', data: { reasons } });
  else if (path === 'struck') await scene.act(lead, sheet, { type: 'workSheet.strike', data: { reasons } });
  else {
    const { opened } = await scene.act(lead, sheet, {
      type: 'workSheet.supersede',
      data: { ...seen, points: 0, direction: 'neutral', reasons },
    });
    const [correction] = opened;
    if (!correction) throw new Error('a correction is a sheet of its own');
    await answer(company, member, correction);
  }
};

/** One sheet from its filing to its end: accepted, left unanswered, or disputed and kept, struck or superseded. */
const fileSheet = async (
  company: Company,
  member: Member,
  { review, filed, path, serial }: Filing,
): Promise<void> => {
  const { scene } = company;
  const { branch } = member;
  const assessor = pick(branch.team.assessors, serial);
  await onDay(company, filed.day, '09:30');
  const seen = observation(filed, serial, [await scene.file(assessor, '现场记录.txt')]);
  const receipt = await scene.act(assessor, review.ref, { type: 'periodReview.fileSheet', data: seen });
  const sheet = receipt.opened[0];
  if (!sheet) throw new Error('a sheet that was filed opens its process');
  scene.note('work sheet', path);
  if (path === 'accepted') {
    await rest(company, 1);
    return answer(company, member, sheet);
  }
  if (path === 'unanswered') {
    await rest(company, 6);
    await scene.reached(sheet, 'unanswered', 'locked');
    await scene.refused(branch.secretary, sheet, { type: 'workSheet.accept', data: {}, code: 'refused' });
    return;
  }
  await rest(company, 1);
  await scene.act(branch.secretary, sheet, {
    type: 'workSheet.dispute',
    data: {
      reasons: '会议议题确有延续，但已安排专题研究，记录在另册。',
      evidence: [await scene.file(branch.secretary, '补充记录.txt')],
    },
  });
  await rest(company, 2);
  await resolve(company, member, { sheet, path, seen });
};
type Filing = {
  readonly review: Review;
  readonly filed: Filed;
  readonly path: SheetPath;
  readonly serial: number;
};

/** On the day of the last sheet and the three after it. */
const rushed = ({ sheets }: PeriodPlan): readonly Filed[] => {
  const last = sheets.at(-1);
  if (last === undefined) return [];
  return [1, 2, 3].map((days) => ({ ...last, day: dayOf(daysAfter(at(last.day), days)) }));
};

/** A period of one unit: sheets as they come, then the assessor's verification; the lock comes with the bulletin. */
export const livePeriod = async (company: Company, member: Member, review: Review): Promise<void> => {
  const { scene } = company;
  const { branch, traits } = member;
  const isLast = review.no === company.plan.periods.length;
  for (const [i, filed] of [
    ...review.plan.sheets,
    ...(traits.rush && isLast ? rushed(review.plan) : []),
  ].entries()) {
    const serial = branch.no + review.no + i;
    await fileSheet(company, member, {
      review,
      filed,
      serial,
      path: filed.indicator === 'B1' ? traits.sheet : serial % 3 === 0 ? 'unanswered' : 'accepted',
    });
  }
  const late = traits.verifiedLate && review.no === 1;
  await onDay(company, late ? review.plan.verifyLate : review.plan.verify);
  await scene.reached(review.ref, 'closing');
  const assessor = pick(branch.team.assessors, review.no);
  await scene.act(assessor, review.ref, {
    type: 'periodReview.verify',
    data: { conclusion: '底单与现场情况一致，本阶段记录完整。', evidence: [] },
  });
  scene.note('verification', late ? 'overdue, escalated' : 'in time');
  company.verified[review.no - 1]?.arrive();
};
