import { endOf, Fault, type FaultCode, type FaultDetail, isHard } from '@kaohe/domain';
import { advance } from '../advance/advance.ts';
import { uuidOf } from '../birth/uuid.ts';
import type { Db } from '../client.ts';
import type { Scope } from '../read/scope.ts';
import { conflictsByUnit, demandOffice, type PlanConflict } from './plan.ts';
import { groundOfPlan, type PlanGround, type PlanUnit } from './plan-ground.ts';

/** What became of one unit of a mass action. */
export type PlanOutcome = {
  readonly id: string;
  /** The visit; null: none was planned. */
  readonly visitId: string | null;
  /** In whose way something stands that must be set right first. */
  readonly conflicts: readonly PlanConflict[];
  readonly fault: { readonly code: FaultCode; readonly detail: FaultDetail } | null;
};
export type MassSend = {
  readonly cycleId: string;
  readonly ids: readonly string[];
  /** One attempt: the same again does nothing twice and answers the same. */
  readonly requestId: string;
};

/** Moves made at once: they are written together (docs/decisions/0040). */
const together = 10;

const each = async (
  ids: readonly string[],
  act: (id: string) => Promise<PlanOutcome>,
): Promise<readonly PlanOutcome[]> => {
  const done: PlanOutcome[] = [];
  for (let from = 0; from < ids.length; from += together)
    done.push(...(await Promise.all(ids.slice(from, from + together).map(act))));
  return done;
};

const failed = (id: string, error: unknown): PlanOutcome => {
  if (!(error instanceof Fault)) throw error;
  const { code, detail } = error;
  return { id, visitId: null, conflicts: [], fault: { code, detail } };
};
const nine = 9 * 3_600_000;
const day = 24 * 3_600_000;

/** The birth of a visit as the plan has it; null where the plan has none for the unit. */
const dataOf = ({ plan, teams, ground }: PlanGround, unit: PlanUnit): Record<string, unknown> | null => {
  const team = teams.find(({ id }) => id === unit.teamId);
  if (plan === null || team === undefined || unit.from === null || unit.to === null) return null;
  const visitDate = new Date(endOf(ground.calendar, unit.from).getTime() - day + nine).toISOString();
  return {
    team: [team.lead, ...team.members].map(({ id }) => id),
    lead: team.lead.id,
    from: unit.from,
    to: unit.to,
    ...(plan.settings.programme === undefined ? {} : { programme: plan.settings.programme }),
    ...(plan.settings.agenda === undefined ? {} : { agenda: plan.settings.agenda }),
    // Each unit has a seed of its own, which follows from the plan's: nobody chose it.
    sampleSeed: `${plan.seed}/${unit.unitId}`.slice(0, 80),
    dates: { visitDate },
  };
};

/**
 * Plans the visits of units as the plan has them, each by `advance` like any other; what has a hard conflict is left out and told.
 * @throws Fault `notFound`, `forbidden`; what is refused of one unit stands in its outcome
 */
export const planVisits = async (
  db: Db,
  scope: Scope,
  { cycleId, ids, requestId }: MassSend,
): Promise<readonly PlanOutcome[]> => {
  await demandOffice(db, scope, cycleId);
  const all = await groundOfPlan(db, cycleId);
  const conflicts = conflictsByUnit(all);
  const units = new Map(all.units.map((unit) => [unit.id, unit]));
  return each(ids, async (id) => {
    const unit = units.get(id);
    const against = (conflicts.get(id) ?? []).filter(isHard);
    if (against.length > 0) return { id, visitId: null, conflicts: against, fault: null };
    // The same again, after the answer was lost.
    if (unit?.visit) return { id, visitId: unit.visit.id, conflicts: [], fault: null };
    const data = unit === undefined ? null : dataOf(all, unit);
    if (data === null) return failed(id, new Fault('invalid', { path: 'put', issue: 'notOfThePlan' }));
    try {
      const { opened } = await advance(db, {
        instanceId: id,
        event: { type: 'assessment.planVisit', data },
        requestId: uuidOf(`plan/${id}`, requestId),
        actor: { kind: 'person', personId: scope.personId },
      });
      return { id, visitId: opened[0]?.id ?? null, conflicts: [], fault: null };
    } catch (error) {
      return failed(id, error);
    }
  });
};

/** Announces the visits of units that are planned. */
export const announceVisits = async (
  db: Db,
  scope: Scope,
  { cycleId, ids, requestId }: MassSend,
): Promise<readonly PlanOutcome[]> => {
  await demandOffice(db, scope, cycleId);
  const { units } = await groundOfPlan(db, cycleId);
  const visits = new Map(units.map(({ id, visit }) => [id, visit]));
  return each(ids, async (id) => {
    const visit = visits.get(id);
    if (!visit) return failed(id, new Fault('invalid', { path: 'put', issue: 'notOfThePlan' }));
    if (visit.stage === 'announced') return { id, visitId: visit.id, conflicts: [], fault: null };
    try {
      await advance(db, {
        instanceId: visit.id,
        event: { type: 'siteVisit.announce', data: {} },
        requestId: uuidOf(`announce/${id}`, requestId),
        actor: { kind: 'person', personId: scope.personId },
      });
      return { id, visitId: visit.id, conflicts: [], fault: null };
    } catch (error) {
      return failed(id, error);
    }
  });
};
