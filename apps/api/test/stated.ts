import {
  type Catalogue,
  explore,
  isInternal,
  type Lawful,
  type MachineName,
  may,
  type Role,
  registry,
  type Stored,
  sees,
  stagesOf,
  takenBy,
} from '@kaohe/domain';

export type Refusal = 'invalid' | 'notFound' | 'forbidden' | 'refused';

export const lawOf = (machine: MachineName): Lawful => registry[machine];
export const eventsOf = (machine: MachineName): Catalogue => registry[machine].events;

type Triple = {
  readonly machine: MachineName;
  readonly stage: string;
  readonly event: string;
  readonly role: Role;
};
/** How the sender stands to the case. */
export type Stands = { readonly tookPart?: boolean; readonly opener?: boolean };

/**
 * The stated table (docs/refusals.md): what somebody who holds exactly this role, in reach of the case, is answered; null where the
 * triple is lawful and only facts or relations can stand in the way.
 */
export const stated = ({ machine, stage, event, role }: Triple, stands: Stands): Refusal | null => {
  const law = lawOf(machine);
  const spec = eventsOf(machine)[event];
  if (spec === undefined || isInternal(spec)) return 'invalid';
  if (!spec.by.includes(role)) return 'forbidden';
  if (!sees(law, stage, impartial(role, stands))) return 'notFound';
  if (may(spec, [role], stands) === null) return 'forbidden';
  return takenBy(law.machine, stage).includes(event) ? null : 'refused';
};

/** Recusal takes a reviewer's capacity itself: then the case isn't there. */
const impartial = (role: Role, { tookPart = false }: Stands): readonly Role[] =>
  tookPart && (role === 'reviewer' || role === 'chair') ? [] : [role];

/** Every stage of a process, with the first context in which it is reached. */
export const placesOf = (machine: MachineName): readonly Stored[] => {
  const { nodes } = explore(registry[machine]);
  return stagesOf(lawOf(machine).machine).flatMap(
    (stage) => nodes.find((node) => node.stage === stage) ?? [],
  );
};
