import type { Role } from '@kaohe/domain';
import { isUnitRole, type Scope } from './scope.ts';

/** The office, those above, and those who watch over them: whom results of people and of pay concern beside the unit itself. */
const superiors: readonly Role[] = ['office', 'leader', 'inspectorate', 'auditor'];
export const isSuperior = (role: Role): boolean => superiors.includes(role);

/** The reader's reach as a superior, of whole units and never of a single case. */
export const asSuperior = (scope: Scope): Scope => ({
  ...scope,
  held: scope.held.filter(({ role, caseId }) => caseId === null && isSuperior(role)),
});

/** The reach of a superior, and that into one's own unit; not that of those who only assess it. */
export const asParty = (scope: Scope): Scope => ({
  ...scope,
  held: scope.held.filter(({ role, caseId }) => caseId === null && (isSuperior(role) || isUnitRole(role))),
});
