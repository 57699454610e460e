import type { Role } from '@kaohe/domain';
import { idOf, numeral } from './id.ts';

/** The categories of the demonstration organisation: a share of twenty units, and the responsible subjects such a unit has. */
export const categories = {
  production: {
    name: '生产经营类',
    of20: 8,
    subjectKinds: ['organisation', 'secretary', 'discipline', 'cadre'],
  },
  office: { name: '机关职能类', of20: 5, subjectKinds: ['organisation', 'secretary', 'discipline', 'cadre'] },
  research: {
    name: '技术研发类',
    of20: 4,
    subjectKinds: ['organisation', 'secretary', 'discipline', 'cadre'],
  },
  /** Small branches without a discipline inspector. */
  service: { name: '服务保障类', of20: 3, subjectKinds: ['organisation', 'secretary', 'cadre'] },
} as const;
export type Category = keyof typeof categories;
export const categoryKeys = Object.keys(categories) as Category[];

export type UnitSpec = {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly name: string;
  readonly shortName: string;
  readonly category: Category | 'group' | 'committee';
  readonly subjectKinds: readonly string[];
};
export type PersonSpec = { readonly id: string; readonly name: string; readonly email: string };
export type AppointmentSpec = {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly unitId: string | null;
  readonly post: string;
};

/** One unit that is assessed, with those who answer for it. */
export type Branch = {
  readonly no: number;
  readonly committee: number;
  readonly unit: UnitSpec;
  readonly category: Category;
  readonly secretary: PersonSpec;
  /** Null where the unit has no discipline inspector. */
  readonly discipline: PersonSpec | null;
  readonly cadres: readonly PersonSpec[];
  readonly clerk: PersonSpec;
  readonly team: Team;
};
/** Who assesses a group of units. */
export type Team = {
  readonly no: number;
  readonly lead: PersonSpec;
  readonly assessors: readonly PersonSpec[];
};
export type Staff = {
  readonly offices: readonly PersonSpec[];
  readonly leaders: readonly PersonSpec[];
  readonly inspectors: readonly PersonSpec[];
  readonly reviewers: readonly PersonSpec[];
  /** Assessors without units: they score anew what was remanded. */
  readonly reserve: readonly PersonSpec[];
  readonly auditor: PersonSpec;
  readonly administrator: PersonSpec;
};
export type World = {
  readonly units: readonly UnitSpec[];
  readonly people: readonly PersonSpec[];
  readonly appointments: readonly AppointmentSpec[];
  readonly group: UnitSpec;
  readonly committees: readonly UnitSpec[];
  readonly branches: readonly Branch[];
  readonly staff: Staff;
};

const committeeCount = 3;
/** A team assesses at most so many units. */
const unitsPerTeam = 14;
const domainName = 'kaohe.example';

const group: UnitSpec = {
  id: idOf('unit/g'),
  parentId: null,
  path: 'g',
  name: '示范集团党委',
  shortName: '集团党委',
  category: 'group',
  subjectKinds: ['organisation', 'secretary', 'discipline', 'cadre'],
};
const committees: readonly UnitSpec[] = Array.from({ length: committeeCount }, (_, i) => ({
  id: idOf(`unit/c${i + 1}`),
  parentId: group.id,
  path: `g/c${i + 1}`,
  name: `示范集团第${numeral(i + 1)}党委`,
  shortName: `第${numeral(i + 1)}党委`,
  category: 'committee',
  subjectKinds: ['organisation', 'secretary', 'discipline', 'cadre'],
}));

/** Spreads the categories evenly over the numbers. */
const categoryOf = (no: number): Category => {
  const cycle = categoryKeys.flatMap((key) => Array<Category>(categories[key].of20).fill(key));
  return cycle[(no * 7) % cycle.length] ?? 'production';
};

const padded = (no: number): string => String(no).padStart(2, '0');

/** Collects people and what they are appointed to. */
const register = () => {
  const people = new Map<string, PersonSpec>();
  const appointments: AppointmentSpec[] = [];
  const appoint = (person: PersonSpec, role: Role, unit: UnitSpec | null): PersonSpec => {
    const key = `${person.id}/${role}/${unit?.path ?? ''}`;
    appointments.push({
      id: idOf(`appointment/${key}`),
      personId: person.id,
      role,
      unitId: unit?.id ?? null,
      post: person.name,
    });
    return person;
  };
  const person = (mailbox: string, name: string): PersonSpec => {
    const spec = { id: idOf(`person/${mailbox}`), name, email: `${mailbox}@${domainName}` };
    people.set(spec.id, spec);
    return spec;
  };
  return { people, appointments, appoint, person };
};
type Register = ReturnType<typeof register>;

const ordinals = ['甲', '乙', '丙', '丁'] as const;

const makeTeams = ({ appoint, person }: Register, units: ReadonlyMap<number, readonly UnitSpec[]>): Team[] =>
  [...units].map(([no, own]) => {
    const lead = person(`lead-${padded(no)}`, `第${numeral(no)}考核组组长`);
    const assessors = ordinals
      .slice(0, 2)
      .map((mark, i) => person(`assessor-${padded(no)}-${i + 1}`, `第${numeral(no)}考核组考核员${mark}`));
    for (const unit of own) {
      appoint(lead, 'lead', unit);
      for (const assessor of assessors) appoint(assessor, 'assessor', unit);
    }
    return { no, lead, assessors };
  });

const makeBranch = (
  { appoint, person }: Register,
  unit: UnitSpec,
  at: { no: number; team: Team },
): Branch => {
  const { no, team } = at;
  const category = unit.category as Category;
  const mark = padded(no);
  const held = (role: Role, mailbox: string, title: string) =>
    appoint(person(`${mailbox}-${mark}`, `${unit.shortName}${title}`), role, unit);
  const hasInspector = unit.subjectKinds.includes('discipline');
  return {
    no,
    committee: (no - 1) % committeeCount,
    unit,
    category,
    team,
    secretary: held('secretary', 'secretary', '书记'),
    discipline: hasInspector ? held('discipline', 'discipline', '纪检委员') : null,
    cadres: [
      held('cadre', 'deputy', '副书记'),
      ...(category === 'office' ? [held('cadre', 'organiser', '组织委员')] : []),
    ],
    clerk: held('clerk', 'clerk', '党务干事'),
  };
};

const makeStaff = ({ appoint, person }: Register, size: number): Staff => {
  const many = (role: Role, mailbox: string, names: readonly string[]) =>
    names.map((name, i) =>
      appoint(person(names.length === 1 ? mailbox : `${mailbox}-${i + 1}`, name), role, group),
    );
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${name}${numeral(i + 1)}`);
  const reviewers = many(
    'reviewer',
    'reviewer',
    numbered('复核员', Math.min(30, Math.max(12, Math.ceil(size / 8)))),
  );
  return {
    offices: many('office', 'office', ['考核办主任', '考核办干事']),
    leaders: many('leader', 'leader', ['集团党委书记', '集团党委副书记']),
    inspectors: many('inspectorate', 'inspectorate', ['集团纪委书记', '集团纪委干事']),
    reviewers,
    reserve: numbered('机动考核员', 4).map((name, i) => person(`reserve-${i + 1}`, name)),
    auditor: appoint(person('auditor', '审计监督员'), 'auditor', group),
    administrator: appoint(person('administrator', '系统管理员'), 'administrator', null),
  };
};

const unitSpec = (no: number): UnitSpec => {
  const committee = (no - 1) % committeeCount;
  const category = categoryOf(no);
  return {
    id: idOf(`unit/b${no}`),
    parentId: committees[committee]?.id ?? group.id,
    path: `g/c${committee + 1}/b${padded(no)}`,
    name: `第${numeral(committee + 1)}党委第${numeral(no)}支部`,
    shortName: `第${numeral(no)}支部`,
    category,
    subjectKinds: categories[category].subjectKinds,
  };
};

/** The demonstration organisation with `size` units under three committees; the same for the same size. */
export const makeWorld = (size: number): World => {
  const book = register();
  const specs = Array.from({ length: size }, (_, i) => unitSpec(i + 1));
  const teamsPerCommittee = Math.max(1, Math.ceil(size / committeeCount / unitsPerTeam));
  const teamOf = (index: number): number =>
    (index % committeeCount) * teamsPerCommittee +
    (Math.floor(index / committeeCount) % teamsPerCommittee) +
    1;
  const teams = makeTeams(
    book,
    Map.groupBy(specs, (_, index) => teamOf(index)),
  );
  const staff = makeStaff(book, size);
  const branches = specs.map((unit, index) => {
    const team = teams.find((one) => one.no === teamOf(index));
    if (!team) throw new Error(`no team for ${unit.name}`);
    return makeBranch(book, unit, { no: index + 1, team });
  });
  return {
    units: [group, ...committees, ...specs],
    people: [...book.people.values()],
    appointments: book.appointments,
    group,
    committees,
    branches,
    staff,
  };
};

/** The subjects of a unit who sign for it. */
export const subjectsOf = (branch: Branch): readonly PersonSpec[] => [
  branch.secretary,
  ...(branch.discipline ? [branch.discipline] : []),
  ...branch.cadres,
];
