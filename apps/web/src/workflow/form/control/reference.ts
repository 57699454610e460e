import type { Role } from '@kaohe/domain';

/** What an id in an event's data stands for: what can be chosen in its field. */
export type Reference =
  /** `team`: only who was appointed for the case at hand. */
  | { readonly kind: 'person'; readonly role: Role; readonly team?: true }
  | { readonly kind: 'unit'; readonly of: 'all' | 'admissible' | 'admitted' | 'eligible' }
  /** What the page at hand offers under this name. */
  | { readonly kind: 'given'; readonly of: 'subject' | 'member' | 'session' | 'list' }
  | {
      readonly kind:
        | 'line'
        | 'finding'
        | 'member'
        | 'standard'
        | 'file'
        | 'indicator'
        | 'category'
        /** A record of a method, or an item of rectification that was closed. */
        | 'trace'
        | 'closedItem'
        | 'unknown';
    };

export type Option = { readonly id: string; readonly label: string; readonly barred?: boolean };

const person = (role: Role): Reference => ({ kind: 'person', role });
const named: Readonly<Record<string, Reference>> = {
  members: person('reviewer'),
  chair: person('reviewer'),
  leaves: { kind: 'given', of: 'member' },
  member: { kind: 'given', of: 'member' },
  joins: person('reviewer'),
  team: person('assessor'),
  secondSigner: { kind: 'person', role: 'assessor', team: true },
  lead: person('lead'),
  unitId: { kind: 'unit', of: 'all' },
  line: { kind: 'line' },
  lines: { kind: 'line' },
  replaces: { kind: 'line' },
  finding: { kind: 'finding' },
  standardId: { kind: 'standard' },
  rests: { kind: 'trace' },
  relapseOf: { kind: 'closedItem' },
  evidence: { kind: 'file' },
};
/** Where a name means something else. */
const special: Readonly<Record<string, Reference>> = {
  'cycle.adoptAmendment/replaces': { kind: 'standard' },
  'cycle.admitUnits/unitId': { kind: 'unit', of: 'admissible' },
  'cycle.admitLate/unitId': { kind: 'unit', of: 'admissible' },
  'cycle.removeUnit/unitId': { kind: 'unit', of: 'admitted' },
  'cycle.removeLate/unitId': { kind: 'unit', of: 'admitted' },
  'cycle.openLatePeriods/unitId': { kind: 'unit', of: 'admitted' },
  'cycle.recordMeeting/unitId': { kind: 'unit', of: 'admitted' },
  'assessment.planVisit/members': person('assessor'),
  'siteVisit.arrange/members': { kind: 'given', of: 'member' },
  'siteVisit.kickoff/person': { kind: 'given', of: 'subject' },
  'siteVisit.drawSample/list': { kind: 'given', of: 'list' },
  'siteVisit.beginSession/members': { kind: 'given', of: 'member' },
  'siteVisit.endSession/session': { kind: 'given', of: 'session' },
  'cycle.object/unitId': { kind: 'unit', of: 'admitted' },
  'cycle.nominate/unitId': { kind: 'unit', of: 'eligible' },
};

/** The reference in field `name` of `event`, or null for plain text. */
export const referenceOf = (event: string, name: string, isId: boolean): Reference | null => {
  if (name === 'indicator' || name === 'category') return { kind: name };
  return isId ? (special[`${event}/${name}`] ?? named[name] ?? { kind: 'unknown' }) : null;
};
