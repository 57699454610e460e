import { defaultPolicy, type ItemClass, latestDue } from '@kaohe/domain';
import type { Ref } from '../../drive/scene.ts';
import { type Company, type Member, onDay, rest } from '../company.ts';
import { pick } from '../pick.ts';
import { dayOf } from '../plan.ts';
import type { RectificationPath } from '../trait.ts';

type Item = {
  readonly class: ItemClass;
  readonly due: Date;
  readonly problem: string;
};

/** What has to be put right, as the order's path needs it, each as late as its class allows. */
const itemsOf = (company: Company, path: RectificationPath | 'late'): readonly Item[] => {
  const ordered = {
    at: company.scene.agenda.now(),
    calendar: company.calendar,
    windows: defaultPolicy.windows,
  };
  const item = (of: ItemClass, problem: string): Item => ({
    class: of,
    problem,
    due: latestDue(of, ordered).due,
  });
  const soon = item('immediate', '两名党员效果测试不合格。');
  if (path === 'longTerm') return [soon, item('long', '活动阵地面积不足，需要随基建解决。')];
  if (path === 'extended') return [soon, item('threeMonths', '服务对象意见未建立回访。')];
  return [soon, item('oneMonth', '支部党员大会议题重复，落实情况无记载。')];
};

const order = async (
  company: Company,
  { branch }: Member,
  made: { assessment: Ref; path: RectificationPath | 'late' },
): Promise<Ref> => {
  const { scene } = company;
  const items = itemsOf(company, made.path);
  const receipt = await scene.act(branch.team.lead, made.assessment, {
    type: 'assessment.orderRectification',
    data: {
      title: `${branch.unit.shortName}考核发现问题整改通知`,
      items: items.map((item, i) => ({
        no: i + 1,
        problem: item.problem,
        subjectKind: 'secretary' as const,
        standard: '复测全部合格，记录完整可查。',
        measure: '制定补学计划，逐项落实责任人。',
        class: item.class,
        dates: { dueOn: item.due.toISOString() },
      })),
    },
  });
  const found = receipt.opened.find((one) => one.machine === 'rectification');
  if (!found) throw new Error('an order that was given opens its process');
  return found;
};

const submit = async (company: Company, { branch }: Member, rectification: Ref): Promise<void> => {
  const { scene } = company;
  await scene.act(branch.secretary, rectification, {
    type: 'rectification.submitPlan',
    data: { text: '逐条列明责任人、措施和时限。', resolvedOn: dayOf(scene.agenda.now()), evidence: [] },
  });
};
const planIt = async (company: Company, member: Member, rectification: Ref): Promise<void> => {
  const { scene } = company;
  const { lead } = member.branch.team;
  await rest(company, 2);
  await submit(company, member, rectification);
  await rest(company, 1);
  if (member.branch.no % 4 === 0) {
    await scene.act(lead, rectification, {
      type: 'rectification.returnPlan',
      data: { reasons: '措施未落实到人。' },
    });
    await rest(company, 1);
    await submit(company, member, rectification);
    await rest(company, 1);
  }
  await scene.act(lead, rectification, { type: 'rectification.approvePlan', data: {} });
};

const done = async ({ scene }: Company, { branch }: Member, item: Ref): Promise<void> => {
  const evidence = [await scene.file(branch.secretary, '整改完成情况.txt')];
  await scene.act(branch.secretary, item, {
    type: 'rectificationItem.done',
    data: { text: '已按措施完成，附复测成绩。', evidence },
  });
};
/** Looked at again on the spot. */
const verify = async (company: Company, { branch }: Member, item: Ref): Promise<void> => {
  const { scene } = company;
  const assessor = pick(branch.team.assessors, 0);
  await rest(company, 2);
  const evidence = [await scene.file(assessor, '回头看记录.txt')];
  await scene.act(assessor, item, {
    type: 'rectificationItem.verify',
    data: { text: '现场复测合格。', evidence },
  });
  scene.note('rectification item', 'closed');
};
/** A month after, by other eyes than those that closed it. */
const evaluate = async (company: Company, { branch }: Member, item: Ref): Promise<void> => {
  const { scene } = company;
  await scene.act(branch.team.lead, item, {
    type: 'rectificationItem.evaluateEffect',
    data: {
      effect: pick(['good', 'fairlyGood', 'average'] as const, branch.no),
      reasons: '一个月后抽查，未见反弹。',
      evidence: [],
    },
  });
  scene.note('rectification item', 'effect evaluated');
};

type Work = (company: Company, member: Member, at: { order: Ref; items: readonly Ref[] }) => Promise<void>;
const finish: Work = async (company, member, { items }) => {
  for (const item of items) {
    await done(company, member, item);
    await verify(company, member, item);
  }
  if (member.branch.no % 2 === 0) return;
  await rest(company, 23);
  for (const item of items) await evaluate(company, member, item);
};
const reopened: Work = async (company, member, { order: ref, items }) => {
  const { scene } = company;
  const { branch } = member;
  const [first, ...others] = items;
  if (!first) return;
  await done(company, member, first);
  await rest(company, 2);
  await scene.act(pick(branch.team.assessors, 0), first, {
    type: 'rectificationItem.reopen',
    data: { reasons: '复测仍有一人不合格。', evidence: [] },
  });
  scene.note('rectification item', 'reopened');
  await rest(company, 1);
  await finish(company, member, { order: ref, items: [first, ...others] });
};
/** Nothing is done in time: reminder, supervision, interview with the leader, and then it is done. */
const escalated: Work = async (company, member, { order: ref, items }) => {
  const { scene, leader } = company;
  await rest(company, 3);
  await scene.reached(ref, 'reminded');
  await rest(company, 5);
  await scene.reached(ref, 'supervised');
  await rest(company, 5);
  await scene.reached(ref, 'interviewing');
  await scene.act(leader, ref, {
    type: 'rectification.interview',
    data: { heldOn: dayOf(scene.agenda.now()), minutes: '约谈支部书记，明确一周内完成。', evidence: [] },
  });
  scene.note('rectification item', 'escalated');
  await rest(company, 1);
  await finish(company, member, { order: ref, items });
};
const extended: Work = async (company, member, { order: ref, items }) => {
  const { scene, leader } = company;
  const [first, second] = items;
  if (!first || !second) return;
  await scene.act(leader, second, {
    type: 'rectificationItem.extend',
    data: { reasons: '服务对象回访需要跨月进行。' },
  });
  scene.note('rectification item', 'extended');
  await finish(company, member, { order: ref, items: [first, second] });
};
/** The long-term item lives on and enters the next cycle. */
const longTerm: Work = async (company, member, { order: ref, items }) => {
  await finish(company, member, { order: ref, items: items.slice(0, 1) });
  company.scene.note('rectification item', 'long term, lives on');
};
/** Nothing is done in time, and what was done was not enough: on the day of the demonstration the leader is to talk to the secretary. */
const late: Work = async (company, member, { items }) => {
  const { scene } = company;
  const { branch } = member;
  const [, second] = items;
  if (!second) return;
  await rest(company, 3);
  await done(company, member, second);
  await rest(company, 2);
  await scene.act(pick(branch.team.assessors, 0), second, {
    type: 'rectificationItem.reopen',
    data: { reasons: '抽查两次会议记录，仍有一次没有落实情况。', evidence: [] },
  });
  await rest(company, 2);
  await scene.act(branch.secretary, second, {
    type: 'rectificationItem.report',
    data: { text: '已补记一次，另一次正在核对。', evidence: [] },
  });
  scene.note('rectification item', 'late');
};
const works: Record<RectificationPath | 'late', Work> = {
  closed: finish,
  reopened,
  escalated,
  extended,
  longTerm,
  late,
};
/** An item that is not closed when its story is told. */
const livesOn: readonly (RectificationPath | 'late')[] = ['longTerm', 'late'];

/** An order from its issue until its items are closed; one that is long-term stays open. */
export const rectify = async (
  company: Company,
  member: Member,
  made: { assessment: Ref; path: RectificationPath | 'late' },
): Promise<void> => {
  const { scene } = company;
  const { path } = made;
  if (company.plan.underWay) await onDay(company, company.plan.underWay.order);
  const ref = await order(company, member, made);
  const items = await scene.opened(ref, 'rectificationItem', 2);
  await planIt(company, member, ref);
  scene.note('rectification order', path);
  await works[path](company, member, { order: ref, items });
  if (!livesOn.includes(path)) await scene.reached(ref, 'closed');
};
