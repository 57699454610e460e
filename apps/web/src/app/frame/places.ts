import type { MachineName, Role } from '@kaohe/domain';
import type { InterfaceWords } from '@kaohe/wording';
import type { IconName } from '../../ui/icon.tsx';

export type Place = {
  readonly key: keyof InterfaceWords['place'];
  readonly icon: IconName;
  readonly to:
    | '/'
    | '/board'
    | '/people'
    | '/profiles'
    | '/calendar'
    | '/notices'
    | '/commendations'
    | '/rectifications'
    | '/records'
    | '/report'
    | '/cases/$machine';
  readonly machine?: MachineName;
  /** Roles that have no use for it. */
  readonly only?: readonly Role[];
};

const manages = ['office', 'leader', 'auditor', 'lead', 'inspectorate'] as const satisfies readonly Role[];
const cases = (key: Place['key'], icon: IconName, machine: MachineName): Place => ({
  key,
  icon,
  to: '/cases/$machine',
  machine,
});

/** The places of the application in the order of their use. */
const places: readonly Place[] = [
  { key: 'worklist', icon: 'todo', to: '/' },
  { key: 'board', icon: 'manage', to: '/board', only: manages },
  cases('assessment', 'assess', 'assessment'),
  cases('appeal', 'appeal', 'appeal'),
  cases('standard', 'standard', 'standard'),
  { key: 'workSheet', icon: 'record', to: '/records', machine: 'workSheet' },
  cases('siteVisit', 'visit', 'siteVisit'),
  { key: 'commendation', icon: 'honour', to: '/commendations', machine: 'commendation' },
  { key: 'rectification', icon: 'rectify', to: '/rectifications', machine: 'rectification' },
  { ...cases('cycle', 'clock', 'cycle'), only: manages },
  { key: 'report', icon: 'report', to: '/report', only: ['office', 'leader', 'auditor'] },
  { key: 'profiles', icon: 'person', to: '/profiles', only: ['office', 'leader', 'auditor', 'inspectorate'] },
  { key: 'calendar', icon: 'calendar', to: '/calendar' },
  { key: 'people', icon: 'person', to: '/people', only: ['administrator'] },
];

/** The places of somebody with these roles. The administrator keeps people and settings and sees no case. */
export const placesOf = (roles: readonly Role[]): readonly Place[] => {
  const keeper = roles.length > 0 && roles.every((role) => role === 'administrator');
  return places.filter(
    (place) =>
      (place.only === undefined || place.only.some((role) => roles.includes(role))) &&
      !(keeper && place.machine !== undefined),
  );
};
