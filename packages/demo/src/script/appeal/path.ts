import type { Ref } from '../../drive/scene.ts';
import { type Company, type Member, panelOf, rest } from '../company.ts';
import { pick } from '../pick.ts';
import type { AppealPath } from '../trait.ts';
import {
  accept,
  admit,
  approve,
  change,
  changeFirst,
  conduct,
  decide,
  deliberate,
  empanel,
  escalate,
  file,
  hear,
  letStand,
  type Matter,
  serve,
  vote,
} from './appeal.ts';

type Path = (matter: Matter) => Promise<void>;
const reasons = '理由详见附件。';

const reject = async ({ company, ref, panel }: Matter): Promise<void> => {
  await rest(company, 1);
  await company.scene.act(panel[0], ref, {
    type: 'appeal.reject',
    data: { reasons: '未指明所争议的事实。' },
  });
};
const reconsider = async ({ company, member, ref }: Matter): Promise<void> => {
  await rest(company, 1);
  await company.scene.act(member.branch.secretary, ref, {
    type: 'appeal.reconsider',
    data: { reasons: '事实已在附件第二页列明。' },
  });
  await rest(company, 1);
};
const requestSupplement = async ({ company, ref, panel }: Matter): Promise<void> => {
  await rest(company, 1);
  await company.scene.act(panel[0], ref, {
    type: 'appeal.requestSupplement',
    data: { reasons: '请补充整改完成的日期。' },
  });
};
/** The reviewer who looked at it first stays out of the panel that follows. */
const otherPanel = (matter: Matter, turn: number): Matter => ({
  ...matter,
  panel: panelOf(matter.company.scene.world, matter.member.branch.no * 2 + turn),
});

const inadmissible: Path = async (matter) => {
  await reject(matter);
  await rest(matter.company, 4);
  await matter.company.scene.reached(matter.ref, 'final');
};
const confirmedInadmissible: Path = async (matter) => {
  const { company, ref, panel } = matter;
  await reject(matter);
  await reconsider(matter);
  // Who rejected it doesn't reconsider it.
  await company.scene.refused(panel[0], ref, {
    type: 'appeal.confirmInadmissible',
    data: { reasons },
    code: 'forbidden',
  });
  await company.scene.act(panel[1], ref, { type: 'appeal.confirmInadmissible', data: { reasons } });
};
const reconsidered: Path = async (matter) => {
  await reject(matter);
  await reconsider(matter);
  await matter.company.scene.act(matter.panel[1], matter.ref, {
    type: 'appeal.reinstate',
    data: { reasons },
  });
  const next = otherPanel(matter, 1);
  await empanel(next);
  await hear(next);
  await deliberate(next, letStand);
  await decide(next, 'appeal.uphold');
  await serve(next);
};
const withdrawn: Path = async (matter) => {
  const { company, member, ref } = matter;
  await admit(matter);
  await empanel(matter);
  await rest(company, 1);
  await company.scene.act(member.branch.secretary, ref, { type: 'appeal.withdraw', data: {} });
};
const supplementLapsed: Path = async (matter) => {
  const { company, member, ref } = matter;
  await requestSupplement(matter);
  await rest(company, 4);
  await company.scene.reached(ref, 'filed');
  await company.scene.refused(member.branch.secretary, ref, {
    type: 'appeal.supplement',
    data: { text: '补充材料', evidence: [] },
    code: 'refused',
  });
  await conduct(matter, letStand, 'appeal.uphold');
  await serve(matter);
};
const supplemented: Path = async (matter) => {
  const { company, member, ref } = matter;
  await requestSupplement(matter);
  await rest(company, 1);
  await company.scene.act(member.branch.secretary, ref, {
    type: 'appeal.supplement',
    data: { text: '整改于考核前一周完成。', evidence: [] },
  });
  await conduct(matter, change, 'appeal.adjust');
  await serve(matter);
};
/** Nobody looks at it: admitted by the clock; then the panel is late, is reminded, extends once and decides at last. */
const overdue: Path = async (matter) => {
  const { company, ref, panel } = matter;
  const { scene } = company;
  await rest(company, 4);
  await scene.reached(ref, 'admitted');
  await rest(company, 4);
  await empanel(matter);
  await hear(matter);
  await scene.act(panel[0], ref, { type: 'appeal.extend', data: { reasons: '需要调阅上年度档案。' } });
  await scene.refused(panel[0], ref, { type: 'appeal.extend', data: { reasons }, code: 'refused' });
  await rest(company, 16);
  await deliberate(matter, change);
  await decide(matter, 'appeal.adjust');
  // The leader is silent: the decision stands. So is the unit: deemed received, and no second level.
  await rest(company, 4);
  await scene.reached(ref, 'served');
  await rest(company, 4);
  await scene.reached(ref, 'contestable');
  await rest(company, 6);
  await scene.reached(ref, 'final');
};
const secondLevel: Path = async (matter) => {
  const { company, member, ref, panel } = matter;
  await conduct(matter, letStand, 'appeal.uphold');
  await approve(matter);
  await rest(company, 1);
  await company.scene.act(member.branch.secretary, ref, { type: 'appeal.receive', data: {} });
  await rest(company, 1);
  const above = await escalate(matter);
  await admit(above);
  await company.scene.refused(company.office, above.ref, {
    type: 'appeal.empanel',
    data: { members: panel.map((one) => one.id), chair: panel[0].id },
    code: 'refused',
  });
  await empanel(above);
  await hear(above);
  await deliberate(above, change);
  await decide(above, 'appeal.adjust');
  await approve(above);
  await rest(company, 1);
  // The second level is final: nothing is left to contest.
  await company.scene.act(member.branch.secretary, above.ref, { type: 'appeal.receive', data: {} });
};
const annulled: Path = async (matter) => {
  const { company, ref } = matter;
  await conduct(matter, change, 'appeal.adjust');
  await rest(company, 1);
  await company.scene.act(company.leader, ref, {
    type: 'appeal.annul',
    data: { reasons: '事后查明一名成员与考核组成员有亲属关系，应当回避。' },
  });
  const next = otherPanel(matter, 1);
  await empanel(next);
  await hear(next);
  await deliberate(next, letStand);
  await decide(next, 'appeal.uphold');
  await serve(next);
};
const recused: Path = async (matter) => {
  const { company, ref, panel } = matter;
  const { scene, office } = company;
  await admit(matter);
  await rest(company, 1);
  await scene.act(office, ref, {
    type: 'appeal.empanel',
    data: { members: panel.map((one) => one.id), chair: panel[0].id },
  });
  await scene.act(panel[1], ref, {
    type: 'appeal.recuse',
    data: { tie: 'formerUnit', reasons: '两年前曾在该支部工作。' },
  });
  const next = otherPanel(matter, 1);
  await empanel(next);
  await hear(next);
  await deliberate(next, changeFirst);
  await decide(next, 'appeal.adjustPartly');
  await serve(next);
};
/** A member is replaced after the vote: all vote afresh. */
const replaced: Path = async (matter) => {
  const { company, ref, panel } = matter;
  const { scene, office, leader } = company;
  await admit(matter);
  await empanel(matter);
  await hear(matter);
  await deliberate(matter, change);
  const [joins] = otherPanel(matter, 1).panel;
  await scene.act(office, ref, {
    type: 'appeal.replaceMember',
    data: { leaves: panel[2].id, joins: joins.id, reasons: '该成员病假。' },
  });
  const next: Matter = { ...matter, panel: [panel[0], panel[1], joins] };
  await rest(company, 1);
  for (const one of next.panel) await scene.act(one, ref, { type: 'appeal.declare', data: {} });
  await deliberate(next, letStand);
  await scene.refused(leader, ref, { type: 'appeal.approve', data: {}, code: 'refused' });
  await decide(next, 'appeal.uphold');
  await serve(next);
};
const sentBack: Path = async (matter) => {
  const { company, ref } = matter;
  await conduct(matter, letStand, 'appeal.uphold');
  await rest(company, 1);
  await company.scene.act(company.leader, ref, {
    type: 'appeal.sendBack',
    data: { reasons: '请说明未采信整改记录的理由。' },
  });
  await rest(company, 1);
  await vote(matter, change);
  await decide(matter, 'appeal.adjust');
  await approve(matter);
  await rest(company, 1);
  await company.scene.act(matter.member.branch.secretary, ref, { type: 'appeal.receive', data: {} });
  await rest(company, 1);
  await accept(matter);
};
const decided =
  (ballot: typeof change, decision: Parameters<typeof decide>[1]): Path =>
  async (matter) => {
    await conduct(matter, ballot, decision);
    await serve(matter);
  };

const paths: Record<Exclude<AppealPath, 'windowLapsed'>, Path> = {
  uphold: decided(letStand, 'appeal.uphold'),
  adjust: decided(change, 'appeal.adjust'),
  partly: decided(changeFirst, 'appeal.adjustPartly'),
  remand: decided(change, 'appeal.remand'),
  inadmissible,
  reconsidered,
  confirmedInadmissible,
  withdrawn,
  supplementLapsed,
  supplemented,
  overdue,
  secondLevel,
  annulled,
  recused,
  replaced,
  sentBack,
};

/** Goes one way through the appeal and notes that it was gone. */
export const goThrough = async (
  company: Company,
  member: Member,
  order: { assessment: Ref; path: AppealPath },
): Promise<Ref | null> => {
  const { scene } = company;
  const { assessment, path } = order;
  if (path === 'windowLapsed') {
    await rest(company, 6);
    await scene.reached(assessment, 'settled');
    const someLine = pick([member.branch.secretary], 0);
    await scene.refused(someLine, assessment, {
      type: 'assessment.appeal',
      data: { lines: [assessment.id], grounds: '逾期提出。', relief: '请求恢复所扣分数。', evidence: [] },
      code: 'refused',
    });
  } else {
    const count = path === 'partly' || path === 'recused' ? 2 : 1;
    await rest(company, Math.floor(member.branch.no / 3) % 3);
    const matter = await file(company, member, { assessment, count });
    await paths[path](matter);
    scene.note('appeal', path);
    return matter.ref;
  }
  scene.note('appeal', path);
  return null;
};
