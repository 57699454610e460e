import type { Role } from '@kaohe/domain';

/** What an id in an event's data stands for: what can be chosen in its field. */
export type Reference =
  | { readonly kind: 'person'; readonly role: Role }
  | {
      readonly kind: 'unit' | 'line' | 'finding' | 'standard' | 'file' | 'indicator' | 'category' | 'unknown';
    };

export type Option = { readonly id: string; readonly label: string; readonly barred?: boolean };

const person = (role: Role): Reference => ({ kind: 'person', role });
const named: Readonly<Record<string, Reference>> = {
  members: person('reviewer'),
  chair: person('reviewer'),
  leaves: person('reviewer'),
  joins: person('reviewer'),
  team: person('assessor'),
  secondSigner: person('assessor'),
  lead: person('lead'),
  unitId: { kind: 'unit' },
  line: { kind: 'line' },
  lines: { kind: 'line' },
  replaces: { kind: 'line' },
  finding: { kind: 'finding' },
  standardId: { kind: 'standard' },
  evidence: { kind: 'file' },
};
/** Where a name means something else. */
const special: Readonly<Record<string, Reference>> = {
  'cycle.adoptAmendment/replaces': { kind: 'standard' },
};

/** The reference in field `name` of `event`, or null for plain text. */
export const referenceOf = (event: string, name: string, isId: boolean): Reference | null => {
  if (name === 'indicator' || name === 'category') return { kind: name };
  return isId ? (special[`${event}/${name}`] ?? named[name] ?? { kind: 'unknown' }) : null;
};
