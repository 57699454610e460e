import {
  type Appointment,
  type MachineName,
  machineNames,
  type Role,
  registry,
  unitRoles,
  yields,
} from '@kaohe/domain';
import type { Binds } from './binds.ts';

declare const made: unique symbol;

/** What a person may read. Made where a session is recognised and nowhere else; every read demands one. */
export type Scope = {
  readonly personId: string;
  /** The appointments in force. */
  readonly held: readonly Appointment[];
  readonly [made]: true;
};

/** The only maker of a scope; called by apps/api/src/session.ts alone (held by a test). */
export const scopeOf = (personId: string, held: readonly Appointment[]): Scope =>
  ({ personId, held }) as Scope;

/** What recusal closes, on reads as well (kernel/rights.ts `yields`), as SQL on the instance `i`; null: nothing. */
const impartial = (all: Binds, role: Role, { personId, tookPart }: Closing): string | null => {
  if (yields(role, undefined)) return `not ${tookPart(all, personId)}`;
  return yields(role, 'appeal') ? `(i.machine <> 'appeal' or not ${tookPart(all, personId)})` : null;
};
export const isUnitRole = (role: Role): boolean => unitRoles.some((one) => one === role);
const seenBy = (role: Role): readonly MachineName[] =>
  machineNames.filter((name) => registry[name].seenBy.some((one) => one === role));

/** At or below the unit; what stands above all units, where the unit and the cycle meet. */
const beneath = ({ bind }: Binds, unitPath: string): string => {
  const path = bind(unitPath);
  return `(i.unit_path = ${path} or i.unit_path like ${bind(`${likeable(unitPath)}/%`)} or (i.unit_path is null and meets_cycle(${path}, i.cycle_id)))`;
};

/** The place of an appointment as SQL on the instance `i`; null: everywhere. */
const placed = (all: Binds, held: Appointment): string | null => {
  if (held.caseId !== null) return `i.lineage @> array[${all.bind(held.caseId)}]::uuid[]`;
  const within = [
    held.cycleId === null ? null : `i.cycle_id = ${all.bind(held.cycleId)}::uuid`,
    held.unitPath === null ? null : beneath(all, held.unitPath),
  ].filter((one) => one !== null);
  return within.length === 0 ? null : within.join(' and ');
};

const likeable = (path: string): string => path.replace(/[\\%_]/g, '\\$&');

/** True for `i` when the scope's person has taken part in the matter; filled in by `tookPart`. */
export type TookPart = (all: Binds, personId: string) => string;

type Closing = { readonly personId: string; readonly tookPart: TookPart };
type Reach = {
  readonly tookPart: TookPart;
  /** More that must hold in the capacity by which it is reached. */
  readonly and?: (all: Binds, role: Role) => string;
};

/** SQL on the instance `i`: somebody with these appointments meets it (kernel/rights.ts `covers`, `capacities`, `sees`). */
export const reached = (all: Binds, scope: Scope, { tookPart, and }: Reach): string => {
  const ways = scope.held.map((held) => {
    const machines = seenBy(held.role);
    if (machines.length === 0) return 'false';
    const conditions = [
      `i.machine = any(${all.bind(machines)}::text[])`,
      placed(all, held),
      isUnitRole(held.role) ? `not ('internal' = any(i.tags))` : null,
      impartial(all, held.role, { personId: scope.personId, tookPart }),
      and?.(all, held.role) ?? null,
    ].filter((one) => one !== null);
    return `(${conditions.join(' and ')})`;
  });
  return ways.length === 0 ? 'false' : `(${[...new Set(ways)].join(' or ')})`;
};
