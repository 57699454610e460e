import { indicatorsOf } from '@kaohe/domain';
import { z } from 'zod';
import type { Ref } from '../../drive/scene.ts';
import { starterStandard } from '../../standards/starter.ts';
import type { Branch } from '../../world/organisation.ts';
import { type Company, type Member, onDay, rest, workdaysAfter } from '../company.ts';
import { pick } from '../pick.ts';
import { at, dayOf } from '../plan.ts';
import { findingsOf, sessionsOf } from '../read.ts';
import { programmeOf } from './programme.ts';

const planVisit = async (
  company: Company,
  { branch }: Member,
  { assessment, day }: { assessment: Ref; day: string },
): Promise<Ref> => {
  const { scene, office } = company;
  const receipt = await scene.act(office, assessment, {
    type: 'assessment.planVisit',
    data: {
      team: branch.team.assessors.map((one) => one.id),
      lead: branch.team.lead.id,
      from: day,
      to: dayOf(workdaysAfter(company, at(day), 1)),
      programme: '日程如有调整，另行告知。',
      agenda: programmeOf(branch.team),
      sampleSeed: `${branch.unit.shortName}-${day}`,
      dates: { visitDate: at(day, '09:00').toISOString() },
    },
  });
  const visit = receipt.opened[0];
  if (!visit) throw new Error('a visit that was planned opens its process');
  return visit;
};

const attendance = (branch: Branch) => [
  {
    person: branch.secretary.id,
    post: branch.secretary.name,
    subjectKind: 'secretary' as const,
    present: true,
  },
  ...(branch.discipline
    ? [
        {
          person: branch.discipline.id,
          post: branch.discipline.name,
          subjectKind: 'discipline' as const,
          present: true,
        },
      ]
    : []),
  ...branch.cadres.map((cadre, i) => ({
    person: cadre.id,
    post: cadre.name,
    subjectKind: 'cadre' as const,
    present: i > 0 || branch.no % 5 !== 0,
    ...(i > 0 || branch.no % 5 !== 0 ? {} : { reason: '在外地参加安全生产会议', standIn: '组织委员' }),
  })),
];

const lists = {
  person: Array.from({ length: 24 }, (_, i) => `党员${String(i + 1).padStart(2, '0')}`),
  place: ['一号车间', '二号车间', '调度中心', '检修班', '党员活动室', '荣誉室', '职工书屋', '值班室'],
} as const;
const list = z.object({ list: z.string() });

/** Who is talked to and where one goes is drawn by the visit's seed; in every fourth unit, so that there is something to draw again. */
const drawSamples = async ({ scene }: Company, { branch }: Member, visit: Ref): Promise<void> => {
  if (branch.no % 4 !== 1) return;
  for (const [kind, count] of [
    ['person', 6],
    ['place', 2],
  ] as const) {
    const { lead } = branch.team;
    const kept = await scene.tell(lead, 'siteVisit.saveList', { id: visit.id, kind, items: lists[kind] });
    const data = { list: list.parse(kept).list, count };
    await scene.act(lead, visit, { type: 'siteVisit.drawSample', data });
  }
};

/** The matters looked into on the spot: one finding each, found by one and signed by another, not on paper alone. */
const mattersOf = ({ category, unit }: Branch) =>
  indicatorsOf(starterStandard(category)).flatMap(({ code, kind, components, methods, subjects }) => {
    const method = methods.find((one) => one !== 'documentReview');
    if (kind !== 'score' || !components.includes('onSite') || method === undefined) return [];
    const subjectKind = subjects.find((one) => unit.subjectKinds.includes(one)) ?? 'organisation';
    return [{ indicator: code, method, subjectKind }];
  });

const found = {
  achievement: {
    facts: '六名受访党员均能说出本年度攻关任务和自己的分工。',
    opinion: '任务分解到人，效果可见。',
    points: 50,
  },
  problem: {
    facts: '现场测试十题，六人中两人未达到合格线。',
    opinion: '学习内容与岗位结合不够。',
    points: -100,
  },
} as const;

/** Sessions by method, then what was found. */
const fieldWork = async (company: Company, { branch }: Member, visit: Ref): Promise<void> => {
  const { scene } = company;
  const { assessors } = branch.team;
  const now = scene.agenda.now();
  const startsAt = new Date(now.getTime() - 90 * 60_000).toISOString();
  const evidence = await Promise.all(assessors.map((one) => scene.file(one, '访谈记录.txt')));
  for (const [i, method] of (['interview', 'effectTest'] as const).entries())
    await scene.act(pick(assessors, i), visit, {
      type: 'siteVisit.beginSession',
      data: { method, place: '支部活动室', startsAt, members: [pick(assessors, i).id] },
    });
  for (const session of await sessionsOf(scene, branch.team.lead, visit))
    await scene.act(pick(assessors, 0), visit, {
      type: 'siteVisit.endSession',
      data: { session, endsAt: now.toISOString(), people: 6, participants: '普通党员', evidence },
    });
  for (const [i, { indicator, method, subjectKind }] of mattersOf(branch).entries()) {
    const kind = indicator === 'C1' ? 'problem' : 'achievement';
    await scene.act(pick(assessors, i), visit, {
      type: 'siteVisit.find',
      data: {
        indicator,
        method,
        subjectKind,
        kind,
        ...found[kind],
        evidence,
        secondSigner: pick(assessors, i + 1).id,
      },
    });
  }
  for (const { id, secondSigner } of await findingsOf(scene, branch.team.lead, visit)) {
    const signer = assessors.find((one) => one.id === secondSigner);
    if (!signer) throw new Error('the second signer is not of the team');
    await scene.act(signer, visit, { type: 'siteVisit.countersign', data: { finding: id } });
    await scene.act(branch.secretary, visit, {
      type: 'siteVisit.answerFinding',
      data: { finding: id, answer: 'acknowledged' },
    });
  }
};

const stay = async (
  company: Company,
  member: Member,
  { visit, day }: { visit: Ref; day: string },
): Promise<void> => {
  const { scene } = company;
  const { branch } = member;
  const { lead, assessors } = branch.team;
  await onDay(company, day, '09:00');
  await scene.act(lead, visit, {
    type: 'siteVisit.kickoff',
    data: { heldOn: day, attendance: attendance(branch) },
  });
  await drawSamples(company, member, visit);
  await onDay(company, day, '14:00');
  await fieldWork(company, member, visit);
  await rest(company, 1);
  await scene.act(lead, visit, {
    type: 'siteVisit.wrapUp',
    data: { summary: '任务落实有成效，学习效果不均衡。', comments: '单位认可上述情况，将制定补学计划。' },
  });
  for (const member of [lead, ...assessors])
    await scene.act(member, visit, { type: 'siteVisit.sign', data: {} });
};

/** The one combined visit of a unit; one is postponed, one called off and planned anew. */
export const liveVisit = async (company: Company, member: Member, assessment: Ref): Promise<void> => {
  const { scene, plan, office } = company;
  const { branch, traits } = member;
  const day = pick(plan.visits, branch.no);
  await onDay(company, plan.announce, '09:00');
  await scene.reached(assessment, 'visit');
  let visit = await planVisit(company, member, { assessment, day });
  if (branch.no % 10 === 2)
    await scene.refused(branch.team.lead, visit, {
      type: 'siteVisit.kickoff',
      data: { heldOn: day, attendance: attendance(branch) },
      code: 'refused',
    });
  if (traits.visit === 'calledOff') {
    await scene.act(office, visit, {
      type: 'siteVisit.callOff',
      data: { reasons: '单位承担抢险任务，改期另行安排。' },
    });
    visit = await replan(company, member, { assessment, day });
  }
  if (traits.visit === 'postponed') {
    const later = dayOf(workdaysAfter(company, at(day), 1));
    await scene.act(office, visit, {
      type: 'siteVisit.postpone',
      data: {
        reasons: '单位迎接安全检查。',
        from: later,
        to: dayOf(workdaysAfter(company, at(later), 1)),
        dates: { visitDate: at(later, '09:00').toISOString() },
      },
    });
    await scene.act(office, visit, { type: 'siteVisit.announce', data: {} });
    await stay(company, member, { visit, day: later });
  } else {
    await scene.act(office, visit, { type: 'siteVisit.announce', data: {} });
    await stay(company, member, { visit, day });
  }
  scene.note('visit', traits.visit);
  await scene.reached(assessment, 'scoring');
};

/** The message that the first visit was called off may still be under way. */
const replan = (company: Company, member: Member, planned: { assessment: Ref; day: string }): Promise<Ref> =>
  company.scene.eventually('a visit called off makes room for another', () =>
    planVisit(company, member, planned),
  );
