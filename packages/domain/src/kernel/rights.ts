import type { AnyStateMachine } from 'xstate';
import type { Catalogue, EventSpec } from './event.ts';
import type { MachineName, Relation } from './name.ts';
import { type Role, unitRoles } from './role.ts';
import { tagsOf, takenBy } from './step.ts';

/** A role held from–to (the caller leaves out those not in force), narrowed to a unit and all below it, a cycle, or one case. */
export type Appointment = {
  readonly role: Role;
  readonly unitPath: string | null;
  readonly cycleId: string | null;
  readonly caseId: string | null;
};

/** Where an instance stands: `lineage` is its id and those of its ancestors. */
export type Place = {
  readonly machine?: MachineName | undefined;
  readonly unitPath: string | null;
  readonly cycleId: string | null;
  readonly lineage: readonly string[];
  /** Of a case above all units: where the units that its cycle assesses begin; not given: everywhere. */
  readonly rootPath?: string | null | undefined;
};

const within = (path: string, unit: string): boolean => path === unit || path.startsWith(`${unit}/`);

const reaches = (unit: string, { unitPath, rootPath = null }: Place): boolean => {
  if (unitPath !== null) return within(unitPath, unit);
  return rootPath === null || within(unit, rootPath) || within(rootPath, unit);
};

/** True when the appointment reaches the instance: unit roles also reach the cycle and standard that their unit is under. */
export const covers = (held: Appointment, place: Place): boolean => {
  if (held.caseId !== null) return place.lineage.includes(held.caseId);
  if (held.cycleId !== null && held.cycleId !== place.cycleId) return false;
  return held.unitPath === null || reaches(held.unitPath, place);
};

/** Deciding on an appeal is closed to who took part, on reads as well: recusal takes the capacity itself. */
const impartial: readonly Role[] = ['reviewer', 'chair'];
/** Who has a side in an appeal: the unit that brings it, and the team that answers. */
const parties: readonly Role[] = [...unitRoles, 'lead', 'assessor'];

/** True where whoever took part loses the capacity: of an appeal he keeps none but that of a party, office and leader included. */
export const yields = (role: Role, machine: MachineName | undefined): boolean =>
  impartial.includes(role) || (machine === 'appeal' && !parties.includes(role));

/** True for somebody whom recusal leaves without any capacity in an appeal. */
export const isOutside = (held: readonly Role[]): boolean => !held.some((role) => parties.includes(role));

/** The capacities in which a person meets an instance. */
export const capacities = (
  held: readonly Appointment[],
  place: Place,
  tookPart: boolean,
): readonly Role[] => {
  const all = new Set(held.filter((one) => covers(one, place)).map((one) => one.role));
  return [...all].filter((role) => !(tookPart && yields(role, place.machine)));
};

/** What rights need to know of a process. */
export type Lawful = {
  readonly machine: AnyStateMachine;
  readonly events: Catalogue;
  readonly seenBy: readonly Role[];
};

/** What keeps a stage from a capacity that sees the process: units see nothing internal, the public only what is public. */
const _isShown = (tags: readonly string[], role: Role): boolean => {
  if (role === 'public') return tags.includes('public');
  return !(tags.includes('internal') && unitRoles.some((one) => one === role));
};

/** True when the instance exists for somebody with these capacities; else it is answered as not found. The public sees what is public. */
export const sees = (law: Lawful, stage: string, held: readonly Role[]): boolean => {
  const tags = tagsOf(law.machine, stage);
  return held.some((role) => {
    if (!law.seenBy.includes(role)) return false;
    if (role === 'public') return tags.includes('public');
    return !(tags.includes('internal') && unitRoles.some((one) => one === role));
  });
};

/** The capacity in which the event may be sent, or null: role first, then what bars and what is required. */
export const may = (
  spec: EventSpec,
  held: readonly Role[],
  stands: { readonly [R in Relation]?: boolean },
): Role | null => {
  const role = held.find((one) => spec.by.includes(one));
  if (role === undefined || role === 'system') return role ?? null;
  if (spec.unless.some((relation) => stands[relation] === true)) return null;
  if (spec.only !== undefined && stands[spec.only] !== true) return null;
  return role;
};

/** Events that the stage takes and somebody with these capacities may send; relations and facts are left to `may` and `step`. */
export const allowed = (law: Lawful, stage: string, held: readonly Role[]): readonly string[] =>
  takenBy(law.machine, stage).filter((type) =>
    law.events[type]?.by.some((role) => role !== 'system' && held.includes(role)),
  );
