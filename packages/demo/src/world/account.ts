import type { Role } from '@kaohe/domain';
import { password } from './load.ts';
import type { Branch, PersonSpec, World } from './organisation.ts';

export type Account = {
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  readonly unit: string;
};
export type Accounts = { readonly password: string; readonly accounts: readonly Account[] };

/** An account to try the system with for each role; `story` is the unit whose case is the most instructive. */
export const accountsOf = (
  world: World,
  { story, chair }: { story: Branch; chair: PersonSpec },
): Accounts => {
  const { staff, group } = world;
  const inspected = world.branches.find((branch) => branch.discipline !== null) ?? story;
  const account = (role: Role, person: PersonSpec | null | undefined, unit: string): Account[] =>
    person ? [{ role, email: person.email, name: person.name, unit }] : [];
  const own = story.unit.shortName;
  const whole = group.shortName;
  return {
    password,
    accounts: [
      ...account('office', staff.offices[0], whole),
      ...account('secretary', story.secretary, own),
      ...(story.discipline
        ? account('discipline', story.discipline, own)
        : account('discipline', inspected.discipline, inspected.unit.shortName)),
      ...account('cadre', story.cadres[0], own),
      ...account('clerk', story.clerk, own),
      ...account('lead', story.team.lead, own),
      ...account('assessor', story.team.assessors[0], own),
      ...account('reviewer', staff.reviewers[0], whole),
      ...account('chair', chair, own),
      ...account('leader', staff.leaders[0], whole),
      ...account('inspectorate', staff.inspectors[0], whole),
      ...account('auditor', staff.auditor, whole),
      ...account('administrator', staff.administrator, whole),
    ],
  };
};
