import { expect, test } from 'vitest';
import { demonstration, storiesOf, wholeYear } from '../src/script/demonstration.ts';
import { at, demonstrationDay, year2025 } from '../src/script/plan.ts';
import { appealPaths, rectificationPaths, sheetPaths } from '../src/script/trait.ts';
import { makeWorld } from '../src/world/organisation.ts';
import type { House } from './model/house.ts';
import { makeModelScene } from './model/scene.ts';

const stagesOf = (house: House, machine: string): Record<string, number> => {
  const stages: Record<string, number> = {};
  for (const one of house.all.values())
    if (one.machine === machine) stages[one.stage] = (stages[one.stage] ?? 0) + 1;
  return stages;
};

test.each([40, 80])(
  'the whole year of %i units runs on the pure machines, by every path',
  { timeout: 60_000 },
  async (size) => {
    const { scene, tally, house } = makeModelScene({ world: makeWorld(size), start: at('2024-12-01') });
    await scene.agenda.run(storiesOf(wholeYear(scene, { plan: year2025 })));
    const { paths } = tally;
    expect(Object.keys(paths.appeal ?? {})).toEqual(expect.arrayContaining([...appealPaths]));
    expect(Object.keys(paths['work sheet'] ?? {})).toEqual(expect.arrayContaining([...sheetPaths]));
    expect(Object.keys(paths['rectification order'] ?? {})).toEqual(
      expect.arrayContaining([...rectificationPaths]),
    );
    expect(stagesOf(house, 'cycle')).toEqual({ closed: 1 });
    expect(stagesOf(house, 'assessment')).toEqual({ closed: size - 1, cancelled: 1 });
    expect(stagesOf(house, 'commendation')).toMatchObject({ declined: 1, revoked: 1 });
    expect(Object.keys(stagesOf(house, 'appeal')).sort()).toEqual(['escalated', 'final', 'withdrawn']);
    expect(house.overtaken).toEqual([]);
  },
);

test('the demonstration stops in the midst of the present cycles', { timeout: 60_000 }, async () => {
  const world = makeWorld(40);
  const { scene, house } = makeModelScene({ world, start: at('2024-12-01'), end: demonstrationDay });
  const { stories } = demonstration(scene);
  await scene.agenda.run(stories);
  expect(scene.agenda.now()).toEqual(demonstrationDay);
  expect(stagesOf(house, 'cycle')).toEqual({
    closed: 1,
    feedback: 1,
    resultsNotice: 1,
    running: 1,
    concluding: 1,
  });
  expect(stagesOf(house, 'commendation')).toMatchObject({ publicNotice: 1 });
  const waiting = Object.keys(stagesOf(house, 'appeal')).filter(
    (stage) => !['final', 'withdrawn', 'escalated'].includes(stage),
  );
  expect(waiting).toEqual(
    expect.arrayContaining(['admitted', 'empanelling', 'reviewing', 'deliberating', 'decided']),
  );
  const assessments = Object.keys(stagesOf(house, 'assessment'));
  expect(assessments).toEqual(
    expect.arrayContaining(['drafting', 'issued', 'answerable', 'underAppeal', 'settled']),
  );
  expect(Object.keys(stagesOf(house, 'rectification'))).toEqual(
    expect.arrayContaining(['issued', 'implementing', 'interviewing', 'closed']),
  );
  expect(stagesOf(house, 'workSheet')).toMatchObject({ filed: 1, disputed: 1 });
  expect(stagesOf(house, 'objection').inquiring).toBeGreaterThan(0);
});
