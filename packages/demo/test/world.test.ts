import { expect, test } from 'vitest';
import { idOf, numeral } from '../src/world/id.ts';
import { categoryKeys, makeWorld, subjectsOf } from '../src/world/organisation.ts';

test('the demonstration organisation has what the issue asks for', () => {
  const world = makeWorld(40);
  expect(world.committees).toHaveLength(3);
  expect(world.branches).toHaveLength(40);
  expect(new Set(world.branches.map((branch) => branch.category))).toEqual(new Set(categoryKeys));
  expect(world.branches[2]?.secretary.name).toBe('第三支部书记');
  for (const branch of world.branches) {
    expect(subjectsOf(branch).length).toBeGreaterThanOrEqual(2);
    expect(branch.team.assessors).toHaveLength(2);
  }
});

test.each([40, 200, 400])('names, mailboxes and ids are distinct for %i units', (size) => {
  const { units, people, appointments } = makeWorld(size);
  const all = [...units, ...people, ...appointments].map((one) => one.id);
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(people.map((one) => one.email)).size).toBe(people.length);
  expect(new Set(people.map((one) => one.name)).size).toBe(people.length);
  expect(new Set(units.map((one) => one.path)).size).toBe(units.length);
});

test('ids are well-formed uuids, the same for the same key', () => {
  expect(idOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idOf('a')).toBe(idOf('a'));
  expect(makeWorld(40).units).toEqual(makeWorld(200).units.slice(0, 44));
});

test.each([
  [3, '三'],
  [10, '十'],
  [21, '二十一'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [113, '一百一十三'],
  [200, '二百'],
])('%i is %s', (number, words) => {
  expect(numeral(number)).toBe(words);
});
