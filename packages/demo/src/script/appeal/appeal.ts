import type { Ref } from '../../drive/scene.ts';
import type { PersonSpec } from '../../world/organisation.ts';
import { type Company, type Member, panelOf, rest } from '../company.ts';
import { type Line, linesOf } from '../read.ts';

export type Panel = readonly [PersonSpec, PersonSpec, PersonSpec];
/** One appeal on its way, with who decides about it. */
export type Matter = {
  readonly company: Company;
  readonly member: Member;
  readonly assessment: Ref;
  readonly ref: Ref;
  readonly lines: readonly Line[];
  /** First of the panel: the chair. */
  readonly panel: Panel;
};
/** What each member votes: the points a line should have, or null to let it stand. */
export type Ballot = (line: Line, index: number) => number | null;

const reasons = '经合议：事实清楚，依据见所附记录。';

/** What a member of the panel would give instead: what was deducted without ground comes back, less a half. */
export const betterPoints = (line: Line): number => line.points + line.headroom;
export const letStand: Ballot = () => null;
export const change: Ballot = (line) => betterPoints(line);
export const changeFirst: Ballot = (line, index) => (index === 0 ? betterPoints(line) : null);

const started = ({ no }: { no: number }, level: number): number => no * 2 + level;

/** Files the unit's appeal against its disputed lines and finds out who will decide. */
export const file = async (
  company: Company,
  member: Member,
  { assessment, count }: { assessment: Ref; count: number },
): Promise<Matter> => {
  const { scene } = company;
  const { branch } = member;
  const all = await linesOf(scene, branch.secretary, assessment);
  const lines = [...all].sort((a, b) => b.headroom - a.headroom || a.id.localeCompare(b.id)).slice(0, count);
  const receipt = await scene.act(branch.secretary, assessment, {
    type: 'assessment.appeal',
    data: {
      lines: lines.map((line) => line.id),
      grounds: '扣分所依据的情况已在考核期内整改完成，有记录可查，评分时未予采信。',
      relief: '请求恢复所扣分数。',
      evidence: [await scene.file(branch.secretary, '整改记录.txt')],
    },
  });
  const ref = receipt.opened[0];
  if (!ref) throw new Error('an appeal that was filed opens its process');
  return { company, member, assessment, ref, lines, panel: panelOf(scene.world, started(branch, 0)) };
};

export const admit = async ({ company, ref, panel }: Matter): Promise<void> => {
  await rest(company, 1);
  await company.scene.act(panel[0], ref, { type: 'appeal.admit', data: {} });
};

/** The office names the panel; each member declares that nothing bars him. */
export const empanel = async ({ company, ref, panel }: Matter): Promise<void> => {
  const { scene, office } = company;
  await rest(company, 1);
  await scene.act(office, ref, {
    type: 'appeal.empanel',
    data: { members: panel.map((one) => one.id), chair: panel[0].id },
  });
  await rest(company, 1);
  for (const one of panel) await scene.act(one, ref, { type: 'appeal.declare', data: {} });
};

/** A party doubts a member, and the leader finds nothing in it: the panel stays as it is. */
const doubt = async ({ company, member, ref, panel }: Matter): Promise<void> => {
  const { scene, leader } = company;
  await scene.act(member.branch.secretary, ref, {
    type: 'appeal.askRecusal',
    data: { member: panel[2].id, tie: 'interest', reasons: '该成员与考核组组长曾同在一个项目组。' },
  });
  await scene.act(leader, ref, {
    type: 'appeal.denyRecusal',
    data: { member: panel[2].id, reasons: '项目组已于五年前结束，不影响公正办理。' },
  });
};

/** Both sides are heard. */
export const hear = async (matter: Matter): Promise<void> => {
  const { company, member, ref, panel } = matter;
  const { scene } = company;
  const { branch } = member;
  await rest(company, 1);
  await scene.act(branch.team.lead, ref, {
    type: 'appeal.answer',
    data: { text: '评分时整改记录尚未提交，现同意由复核组核定。', evidence: [] },
  });
  await scene.act(branch.secretary, ref, {
    type: 'appeal.evidence',
    data: { text: '补充会议记录一份。', evidence: [await scene.file(branch.secretary, '会议记录.txt')] },
  });
  if (branch.no % 4 === 0) await doubt(matter);
  if (branch.no % 2 === 0) {
    await scene.act(panel[0], ref, {
      type: 'appeal.callHearing',
      data: { heldOn: scene.agenda.now().toISOString().slice(0, 10), place: '三楼会议室' },
    });
    await scene.act(panel[0], ref, {
      type: 'appeal.hear',
      data: {
        minutes: '申诉人陈述事实和理由，考核组作出说明，双方核对笔录。',
        heldOn: scene.agenda.now().toISOString().slice(0, 10),
      },
    });
  }
};

export const vote = async (matter: Matter, ballot: Ballot): Promise<void> => {
  const { company, ref, panel, lines } = matter;
  for (const one of panel)
    await company.scene.act(one, ref, {
      type: 'appeal.vote',
      data: {
        votes: lines.map((line, index) => {
          const points = ballot(line, index);
          return { line: line.id, change: points !== null, points: points ?? line.points };
        }),
      },
    });
};

export const deliberate = async (matter: Matter, ballot: Ballot): Promise<void> => {
  const { company, ref, panel } = matter;
  await rest(company, 1);
  await company.scene.act(panel[0], ref, { type: 'appeal.deliberate', data: {} });
  await rest(company, 1);
  await vote(matter, ballot);
};

type Decision = 'appeal.uphold' | 'appeal.adjust' | 'appeal.adjustPartly' | 'appeal.remand';
export const decide = async ({ company, ref, panel }: Matter, type: Decision): Promise<void> => {
  await company.scene.act(panel[0], ref, { type, data: { reasons } });
};

/** From filing to a decision that the leader may approve. */
export const conduct = async (matter: Matter, ballot: Ballot, decision: Decision): Promise<void> => {
  await admit(matter);
  await empanel(matter);
  await hear(matter);
  await deliberate(matter, ballot);
  await decide(matter, decision);
};

export const approve = async ({ company, ref }: Matter): Promise<void> => {
  await rest(company, 1);
  await company.scene.act(company.leader, ref, { type: 'appeal.approve', data: {} });
};

/** Approved, received and accepted: the first level is the last. */
export const serve = async (matter: Matter): Promise<void> => {
  const { company, member, ref } = matter;
  await approve(matter);
  await rest(company, 1);
  await company.scene.act(member.branch.secretary, ref, { type: 'appeal.receive', data: {} });
  await accept(matter);
};
export const accept = async ({ company, member, ref }: Matter): Promise<void> => {
  await company.scene.act(member.branch.secretary, ref, { type: 'appeal.accept', data: {} });
};

/** The second level: a new appeal with none of the first panel. */
export const escalate = async (matter: Matter): Promise<Matter> => {
  const { company, member } = matter;
  const { scene } = company;
  const receipt = await scene.act(member.branch.secretary, matter.ref, {
    type: 'appeal.escalate',
    data: { grounds: '复核未回应整改记录的真实性，请求上一级复核。' },
  });
  const ref = receipt.opened[0];
  if (!ref) throw new Error('the second level was not opened');
  return { ...matter, ref, panel: panelOf(scene.world, started(member.branch, 1)) };
};
