import { expect, test } from 'vitest';
import { inTheWay, registry } from '../src/index.ts';

const stamped = (type: string, facts: { [name: string]: boolean }) => ({
  type,
  data: {},
  at: '2026-01-05T01:00:00.000Z',
  effective: '2026-01-05T01:00:00.000Z',
  by: null,
  facts,
});
const approve = (facts: { [name: string]: boolean }, held = false) =>
  inTheWay({
    machine: registry.commendation.machine,
    stored: { stage: 'vetted', context: { held, sustained: false } },
    event: stamped('commendation.approve', facts),
    names: ['barred'],
  });
const confirm = (facts: { [name: string]: boolean }) =>
  inTheWay({
    machine: registry.cycle.machine,
    stored: { stage: 'approvingGrades', context: { reportDrafted: false, reportAdopted: false } },
    event: stamped('cycle.confirmGrades', facts),
    names: ['objectionsClosed', 'assessmentsSettled', 'gradesContested'],
  });

test('a fact that bars is named like one that is missing', () => {
  expect(approve({ barred: true })).toEqual(['barred']);
  expect(approve({ barred: false })).toEqual([]);
});

test('no fact is to blame for what happened before', () => {
  expect(approve({ barred: false }, true)).toBeNull();
});

test('the fewest facts are named that would let it through', () => {
  const all = { objectionsClosed: true, assessmentsSettled: true, gradesContested: false };
  expect(confirm(all)).toEqual([]);
  expect(confirm({ ...all, objectionsClosed: false })).toEqual(['objectionsClosed']);
  expect(confirm({ ...all, objectionsClosed: false, gradesContested: true })).toEqual([
    'objectionsClosed',
    'gradesContested',
  ]);
});
