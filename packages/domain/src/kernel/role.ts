/** Capacities in which a person (or the system) acts. `subject` of the rules stands for the three kinds in `subjects`. */
export const roles = [
  'office',
  'lead',
  'assessor',
  'secretary',
  'clerk',
  'discipline',
  'cadre',
  'reviewer',
  'chair',
  'leader',
  'inspectorate',
  'auditor',
  'administrator',
  'public',
  'system',
] as const;
export type Role = (typeof roles)[number];

/** The responsible subjects of a unit: the secretary also answers for the organisation. */
export const subjects = ['secretary', 'discipline', 'cadre'] as const satisfies readonly Role[];
export const isSubject = (role: Role): boolean => subjects.some((one) => one === role);

/** Roles held in a unit; they see their own unit only. */
export const unitRoles = [...subjects, 'clerk'] as const satisfies readonly Role[];
