import type { Ref } from '../../drive/scene.ts';
import type { PersonSpec } from '../../world/organisation.ts';
import { type Company, onDay, rest } from '../company.ts';
import { pick } from '../pick.ts';
import { dayOf } from '../plan.ts';
import { objectPublicly, openObjections } from '../read.ts';

const basisAt = (company: Company, document: string) => ({
  body: '集团党委会',
  meetingOn: dayOf(company.scene.agenda.now()),
  document,
});

/** The inspectorate takes an objection up and decides it, with reasons. */
export const inquire = async (
  company: Company,
  objection: Ref,
  order: { who: PersonSpec; sustain: boolean },
): Promise<void> => {
  const { scene } = company;
  const { who, sustain } = order;
  await scene.act(who, objection, { type: 'objection.inquire', data: {} });
  await rest(company, 2);
  const data = { reasons: sustain ? '经核实，反映的情况属实。' : '经核实，反映的情况与事实不符。' };
  await scene.act(
    who,
    objection,
    sustain ? { type: 'objection.sustain', data } : { type: 'objection.dismiss', data },
  );
};

const propose = async (company: Company, cycle: Ref): Promise<void> => {
  const { scene, office } = company;
  await scene.eventually('every assessment is settled', () =>
    scene.act(office, cycle, {
      type: 'cycle.proposeGrades',
      data: { basis: basisAt(company, '示范党纪〔2026〕3号') },
    }),
  );
  scene.note('grades', 'proposed');
};

/** Two objections come in while the results are posted: one by a member of the public, one by a unit's clerk. */
const raise = async (company: Company, cycle: Ref): Promise<readonly Ref[]> => {
  const { scene, members } = company;
  const [first, second] = members;
  if (!first || !second) return [];
  await objectPublicly(scene, {
    cycle,
    unitId: first.branch.unit.id,
    grounds: '该支部公示的活动次数与实际不符。',
    name: null,
  });
  await scene.act(second.branch.clerk, cycle, {
    type: 'cycle.object',
    data: { unitId: first.branch.unit.id, text: '公示的考核事项中有一次活动并未举行。' },
  });
  return openObjections(scene, pick(scene.world.staff.inspectors, 0), { under: cycle, count: 2 });
};

const answerAll = async (company: Company, objections: readonly Ref[], sustained: number): Promise<void> => {
  const who = pick(company.scene.world.staff.inspectors, 1);
  await company.scene.agenda.together(
    objections.map((objection, i) => async () => {
      const sustain = i === sustained;
      await inquire(company, objection, { who, sustain });
      company.scene.note('objection to results', sustain ? 'sustained' : 'dismissed');
    }),
  );
};

/**
 * Grades are proposed, posted and objected to; one objection is sustained, so the leader returns them, and they are proposed and
 * posted once more before they are confirmed.
 */
export const decideGrades = async (company: Company, cycle: Ref): Promise<void> => {
  const { scene, plan, leader, office } = company;
  await scene.agenda.pass(company.settled.passed);
  await onDay(company, plan.grades);
  await propose(company, cycle);
  await rest(company, 1);
  const objections = await raise(company, cycle);
  await scene.refused(leader, cycle, {
    type: 'cycle.confirmGrades',
    data: { basis: basisAt(company, '会议纪要') },
    code: 'refused',
  });
  await answerAll(company, objections, 0);
  await rest(company, 5);
  await scene.reached(cycle, 'approvingGrades');
  await scene.refused(leader, cycle, {
    type: 'cycle.confirmGrades',
    data: { basis: basisAt(company, '会议纪要') },
    code: 'refused',
  });
  await scene.act(leader, cycle, {
    type: 'cycle.returnGrades',
    data: { reasons: '异议成立，请核实后重新提出。' },
  });
  scene.note('grades', 'returned after a sustained objection');
  await rest(company, 2);
  await propose(company, cycle);
  await rest(company, 6);
  await scene.reached(cycle, 'approvingGrades');
  await scene.refused(office, cycle, {
    type: 'cycle.confirmGrades',
    data: { basis: basisAt(company, '会议纪要') },
    code: 'forbidden',
  });
  await scene.act(leader, cycle, {
    type: 'cycle.confirmGrades',
    data: { basis: basisAt(company, '示范党纪〔2026〕4号') },
  });
  scene.note('grades', 'confirmed');
  company.graded.open();
};
