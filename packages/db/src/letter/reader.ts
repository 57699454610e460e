import type { MachineName, Role } from '@kaohe/domain';
import type { Binds } from '../read/binds.ts';
import { rootPath } from '../read/row.ts';
import type { Scope } from '../read/scope.ts';

/** Kinds that tell of all units of a cycle together and by name, for the leaders to act on. */
const ofAllUnits = ['analysisReport'];
const readers: readonly Role[] = ['office', 'leader', 'auditor'];

/** Those of the reader's appointments by which the figures of a cycle are his to read (read/grade.ts). */
const listed = ({ held }: Scope): Scope['held'] =>
  held.filter(({ role, caseId }) => caseId === null && readers.includes(role));

/** SQL on the letter `d` of the instance `i`: a report on all units is for who sees all of them, not for who meets the cycle with his own. */
export const mayBeRead = (all: Binds, scope: Scope): string => {
  const ways = listed(scope).map(({ unitPath, cycleId }) => {
    const cycle = cycleId === null ? 'true' : `i.cycle_id = ${all.bind(cycleId)}::uuid`;
    return unitPath === null
      ? cycle
      : `(${cycle} and starts_with((${rootPath}) || '/', ${all.bind(`${unitPath}/`)}))`;
  });
  return `(d.kind <> all(${all.bind(ofAllUnits)}::text[]) or ${ways.length === 0 ? 'false' : ways.join(' or ')})`;
};

type Place = { readonly machine: MachineName; readonly cycleId: string; readonly rootPath: string | null };
/** Events whose data is such a report. */
const reports: { readonly [M in MachineName]?: readonly string[] } = {
  cycle: ['cycle.draftReport'],
};

/** Events of an instance whose data this reader isn't told: the reports that he may not read as letters. */
export const keptFrom = (scope: Scope, { machine, cycleId, rootPath: root }: Place): readonly string[] =>
  listed(scope).some(
    (held) =>
      (held.cycleId === null || held.cycleId === cycleId) &&
      (held.unitPath === null || `${root ?? ''}/`.startsWith(`${held.unitPath}/`)),
  )
    ? []
    : (reports[machine] ?? []);
