import type { Calendar } from '@kaohe/domain';
import type { Scene } from '../drive/scene.ts';
import type { TableStandard } from '../standards/table.ts';
import type { Branch, PersonSpec, World } from '../world/organisation.ts';
import { type Company, type Member, makeCompany, panelOf } from './company.ts';
import { beginningStory, officeStory } from './office/office.ts';
import { tableStory } from './office/table.ts';
import { committee2026, committee2027, type Plan, pilot2026, year2025, year2026 } from './plan.ts';
import { type AppealPath, type Traits, traitsOf } from './trait.ts';
import { recordingStory } from './unit/recording.ts';
import { unitStory } from './unit/unit.ts';

export type Story = () => Promise<void>;

/** The stories of one cycle: the office's, each unit's, and that of the tables which are made into extra standards. */
export const storiesOf = (company: Company, tables: readonly TableStandard[] = []): readonly Story[] => [
  officeStory(company),
  ...tables.map((table) => tableStory(company, table)),
  ...company.members.map((member) => unitStory(company, member)),
];

/** All units through one plan, by every path. */
export const wholeYear = (scene: Scene, { plan, calendar }: { plan: Plan; calendar?: Calendar }): Company => {
  const { branches } = scene.world;
  const members = branches.map((branch, i) => ({ branch, traits: traitsOf(i, branches.length) }));
  return makeCompany(scene, { plan, members, calendar });
};

/** Appeals that are over within three weeks. */
const short: readonly (AppealPath | null)[] = ['uphold', 'adjust', 'withdrawn', 'inadmissible', 'partly'];
const inHaste = (traits: Traits): Traits =>
  short.includes(traits.appeal) ? traits : { ...traits, appeal: null };

/** The last committee has a cycle of its own. */
const ownCycle = 2;
/** The first committee's record of the next year has begun. */
const aheadWithRecord = 0;
/** A unit that waits for a panel in the present cycle: what is most instructive to look at. */
const isTelling = ({ branch, traits }: Member): boolean =>
  traits.appeal === 'uphold' && branch.committee !== ownCycle;

/** The branches of the pilot, by their place in the list: two that do well, of different categories, and a laggard. */
const pilots: readonly { readonly at: number; readonly level: number; readonly late?: true }[] = [
  { at: 2, level: 985 },
  { at: 4, level: 985 },
  { at: 9, level: 600, late: true },
];
const pilotMembers = (world: World): readonly Member[] =>
  pilots.flatMap(({ at, level, late }) => {
    const branch = world.branches[at];
    const traits: Traits = {
      ...traitsOf(0, Number.POSITIVE_INFINITY),
      level,
      appeal: null,
      rectification: late ? 'late' : null,
    };
    return branch ? [{ branch, traits }] : [];
  });

/** Shifts the pattern of traits, so that a unit fares otherwise from year to year. */
const shift = 17;

/**
 * What the demonstration data are made of: the past cycle of the whole group, the present one of two committees in the midst of its
 * appeals, the third committee's with its results posted, the first committee's next one with its record under way, and a pilot with a
 * commendation under notice and a laggard.
 */
export const demonstration = (
  scene: Scene,
): { stories: readonly Story[]; story: Branch; chair: PersonSpec } => {
  const { world } = scene;
  const present: readonly Member[] = world.branches.map((branch, i) => ({
    branch,
    traits: { ...traitsOf(i + shift, Number.POSITIVE_INFINITY) },
  }));
  const group = present.filter(({ branch }) => branch.committee !== ownCycle);
  const committee = present.filter(({ branch }) => branch.committee === ownCycle);
  const telling = group.find(isTelling) ?? group[0];
  if (!telling) throw new Error('the demonstration needs units');
  const companies = [
    wholeYear(scene, { plan: year2025 }),
    makeCompany(scene, {
      plan: year2026,
      members: group.map((member, index) => ({
        branch: member.branch,
        traits: { ...member.traits, rush: index === 1, everyMethod: member === telling },
      })),
    }),
    makeCompany(scene, {
      plan: { ...committee2026, unitId: rootOf(world, ownCycle) },
      members: committee.map(({ branch, traits }) => ({ branch, traits: inHaste(traits) })),
    }),
    makeCompany(scene, { plan: pilot2026, members: pilotMembers(world) }),
  ];
  const next = makeCompany(scene, {
    plan: { ...committee2027, unitId: rootOf(world, aheadWithRecord) },
    members: group.filter(({ branch }) => branch.committee === aheadWithRecord),
  });
  return {
    stories: [
      ...companies.flatMap((company) => storiesOf(company)),
      beginningStory(next),
      ...next.members.map((member, index) => recordingStory(next, member, index)),
    ],
    story: telling.branch,
    chair: panelOf(world, telling.branch.no * 2)[0],
  };
};

const rootOf = (world: World, committee: number): string => world.committees[committee]?.id ?? world.group.id;
