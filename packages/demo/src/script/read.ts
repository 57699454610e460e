import { randomUUID } from 'node:crypto';
import { machineNames } from '@kaohe/domain';
import { z } from 'zod';
import type { Ref, Scene } from '../drive/scene.ts';
import { pointsEverywhere } from '../standards/starter.ts';
import type { PersonSpec } from '../world/organisation.ts';
import type { Company } from './company.ts';

const subjectKind = z.enum(['organisation', 'secretary', 'discipline', 'cadre']);
const line = z.object({
  id: z.string(),
  indicator: z.string(),
  subjectKind,
  component: z.enum(['onSite', 'daily', 'debriefing']),
  kind: z.enum(['score', 'bonus', 'deduction', 'veto']),
  points: z.number(),
  supersededBy: z.string().nullable(),
});
/** `headroom`: what the indicator could still give, in 1/100. */
export type Line = z.infer<typeof line> & { readonly headroom: number };

const most = pointsEverywhere();

/** The lines of an assessment that were given on the spot, as far as they are in force. */
export const linesOf = async (scene: Scene, who: PersonSpec, assessment: Ref): Promise<readonly Line[]> =>
  z
    .array(line)
    .parse(await scene.ask(who, 'assessment.lines', { id: assessment.id }))
    .filter((one) => one.supersededBy === null && one.kind === 'score' && one.component === 'onSite')
    .map((one) => ({ ...one, headroom: Math.max(0, (most.get(one.indicator) ?? 0) - one.points) }));

const disputed = z.array(z.object({ id: z.string(), remanded: z.boolean() }));
/** Ids of the lines that an appeal has sent back to be scored anew. */
export const remandedLines = async (scene: Scene, who: PersonSpec, appeal: Ref): Promise<readonly string[]> =>
  disputed
    .parse(await scene.ask(who, 'appeal.lines', { id: appeal.id }))
    .filter((one) => one.remanded)
    .map((one) => one.id);

const finding = z.object({ id: z.string(), secondSigner: z.object({ id: z.string() }) });
/** The findings of a visit, with who has to sign each besides its author. */
export const findingsOf = async (
  scene: Scene,
  who: PersonSpec,
  visit: Ref,
): Promise<readonly { readonly id: string; readonly secondSigner: string }[]> =>
  z
    .array(finding)
    .parse(await scene.ask(who, 'siteVisit.findings', { id: visit.id }))
    .map(({ id, secondSigner }) => ({ id, secondSigner: secondSigner.id }));

const sessions = z.object({ sessions: z.array(z.object({ id: z.string(), endsAt: z.string().nullable() })) });
/** The sessions of a visit that have not ended. */
export const sessionsOf = async (scene: Scene, who: PersonSpec, visit: Ref): Promise<readonly string[]> =>
  sessions
    .parse(await scene.ask(who, 'siteVisit.view', { id: visit.id }))
    .sessions.filter(({ endsAt }) => endsAt === null)
    .map(({ id }) => id);

const receipt = z.object({ number: z.string() });
type Objection = {
  readonly cycle?: Ref;
  readonly commendation?: Ref;
  readonly unitId: string;
  readonly grounds: string;
  readonly name: string | null;
};

/** Somebody without an account objects, and looks up by the receipt number what became of it. */
export const objectPublicly = async (scene: Scene, objection: Objection): Promise<string> => {
  const { cycle, commendation, unitId, grounds, name } = objection;
  const { number } = receipt.parse(
    await scene.tell(null, 'public.object', {
      id: (cycle ?? commendation)?.id,
      requestId: randomUUID(),
      ...(cycle ? { unitId } : {}),
      text: grounds,
      ...(name === null ? {} : { name }),
    }),
  );
  await scene.tell(null, 'public.receipt', { number });
  return number;
};

const page = z.object({ items: z.array(z.object({ id: z.string(), machine: z.enum(machineNames) })) });

/** The objections that wait under a case, once so many have come. */
export const openObjections = async (
  scene: Scene,
  who: PersonSpec,
  { under, count }: { under: Ref; count: number },
): Promise<readonly Ref[]> => {
  await scene.opened(under, 'objection', count);
  return page.parse(await scene.ask(who, 'objection.list', { parentId: under.id, open: true })).items;
};

const result = z.object({
  score: z.object({ total: z.number() }).nullable(),
  grade: z.object({ proposed: z.string(), confirmed: z.boolean() }).nullable(),
});

/** Units whose confirmed grade is the best, by score, those without a rectification order first. */
export const topUnits = async (company: Company, _cycle: Ref): Promise<readonly string[]> => {
  const { scene, office, members } = company;
  const assessments = await company.admitted.passed;
  const found = await Promise.all(
    members.map(async ({ branch }) => {
      const ref = assessments.get(branch.unit.id);
      const told = ref ? result.parse(await scene.ask(office, 'assessment.result', { id: ref.id })) : null;
      const grade = told?.grade?.confirmed ? told.grade.proposed : null;
      return { unitId: branch.unit.id, grade, total: told?.score?.total ?? 0 };
    }),
  );
  return found
    .filter((one) => one.grade === 'good')
    .sort((a, b) => b.total - a.total)
    .map((one) => one.unitId);
};
