import type { Ref } from '../../drive/scene.ts';
import { type Branch, subjectsOf } from '../../world/organisation.ts';
import { type Company, type Member, onDay, rest } from '../company.ts';
import { pick } from '../pick.ts';

const signAll = async ({ scene }: Company, branch: Branch, assessment: Ref): Promise<void> => {
  for (const subject of subjectsOf(branch))
    await scene.act(subject, assessment, { type: 'assessment.acknowledge', data: {} });
};

/** The subjects sign for the standard, or are deemed to have received it; staff can't sign in their stead. */
export const acknowledge = async (
  company: Company,
  { branch, traits }: Member,
  assessment: Ref,
): Promise<void> => {
  const { scene, plan } = company;
  await onDay(company, plan.acknowledge);
  const acknowledgement = { type: 'assessment.acknowledge' as const, data: {} };
  if (branch.no % 10 === 1)
    await scene.refused(branch.clerk, assessment, { ...acknowledgement, code: 'forbidden' });
  if (branch.no % 10 === 4) {
    const stranger = pick(scene.world.branches, branch.no);
    await scene.refused(stranger.secretary, assessment, { ...acknowledgement, code: 'notFound' });
  }
  if (traits.signs) await signAll(company, branch, assessment);
  else {
    await scene.act(branch.secretary, assessment, { type: 'assessment.acknowledge', data: {} });
    await rest(company, 6);
  }
  await scene.reached(assessment, 'recording');
  scene.note('acknowledgement', traits.signs ? 'signed' : 'deemed received');
  company.acknowledged.arrive();
};

/** After an amendment every subject has a new window; here some sign and the others let it pass. */
export const acknowledgeAgain = async (
  company: Company,
  { branch }: Member,
  assessment: Ref,
): Promise<void> => {
  const { scene } = company;
  await scene.agenda.pass(company.amended.passed);
  await scene.reached(assessment, 'acknowledgingAgain');
  const signed = branch.no % 3 === 0;
  if (signed) await signAll(company, branch, assessment);
  else await rest(company, 6);
  await scene.reached(assessment, 'recording');
  scene.note('amendment', signed ? 'signed' : 'deemed received');
};
