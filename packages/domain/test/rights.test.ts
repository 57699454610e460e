import { describe, expect, test } from 'vitest';
import { event } from '../src/kernel/event.ts';
import {
  type Appointment,
  allowed,
  capacities,
  covers,
  may,
  type Place,
  sees,
} from '../src/kernel/rights.ts';
import { type Role, roles } from '../src/kernel/role.ts';
import { registry } from '../src/registry.ts';

const place: Place = { unitPath: 'g/c1/b03', cycleId: 'y26', lineage: ['appeal', 'assessment', 'y26'] };
const held = (role: Role, more: Partial<Appointment> = {}): Appointment => ({
  role,
  unitPath: null,
  cycleId: null,
  caseId: null,
  ...more,
});

describe('an appointment reaches', () => {
  test.each([
    ['everything, when it is narrowed by nothing', {}, true],
    ['the unit itself', { unitPath: 'g/c1/b03' }, true],
    ['what is below its unit', { unitPath: 'g/c1' }, true],
    ['no unit beside it', { unitPath: 'g/c2' }, false],
    ['no unit whose name only begins like it', { unitPath: 'g/c1/b0' }, false],
    ['no unit above it', { unitPath: 'g/c1/b03/x' }, false],
    ['its cycle', { cycleId: 'y26' }, true],
    ['no other cycle', { cycleId: 'y25' }, false],
    ['its unit, but in its cycle only', { unitPath: 'g/c1', cycleId: 'y25' }, false],
    ['its case', { caseId: 'appeal' }, true],
    ['what was opened under its case', { caseId: 'assessment' }, true],
    ['no other case, whatever the unit', { caseId: 'other', unitPath: 'g/c1' }, false],
  ])('%s', (_, narrowed, reached) => {
    expect(covers(held('assessor', narrowed), place)).toBe(reached);
  });

  test('a process without a unit from any unit', () => {
    expect(covers(held('secretary', { unitPath: 'g/c2' }), { ...place, unitPath: null })).toBe(true);
  });
});

test('each capacity counts once, and only where it reaches', () => {
  const all = [held('lead'), held('lead', { unitPath: 'g/c1' }), held('secretary', { unitPath: 'g/c2' })];
  expect(capacities(all, place, false)).toEqual(['lead']);
});

test('who took part is neither reviewer nor chair, and keeps every other capacity', () => {
  const all = [held('assessor'), held('reviewer'), held('chair', { caseId: 'appeal' }), held('leader')];
  expect(capacities(all, place, false)).toEqual(['assessor', 'reviewer', 'chair', 'leader']);
  expect(capacities(all, place, true)).toEqual(['assessor', 'leader']);
});

describe('an event may be sent', () => {
  const plain = event(['lead', 'leader'], {});
  const barred = event(['assessor'], {}, { unless: ['tookPart', 'did:item.done'] });
  const own = event(['secretary'], {}, { only: 'opener' });
  const system = event(['system'], {});
  test.each([
    ['in the capacity held first', plain, ['leader', 'lead'], {}, 'leader'],
    ['by nobody without a capacity for it', plain, ['office', 'auditor'], {}, null],
    ['by nobody at all who has none', plain, [], {}, null],
    ['by who stands in no relation that bars', barred, ['assessor'], {}, 'assessor'],
    ['not by who took part', barred, ['assessor'], { tookPart: true }, null],
    ['not by who did the thing', barred, ['assessor'], { 'did:item.done': true }, null],
    ['by who did another thing', barred, ['assessor'], { 'did:item.extend': true }, 'assessor'],
    ['by its opener', own, ['secretary'], { opener: true }, 'secretary'],
    ['by the opener only', own, ['secretary'], {}, null],
    ['by the system, whatever relations say', system, ['system'], { tookPart: true }, 'system'],
    ['by no person in the system’s place', system, ['leader'], {}, null],
  ] as const)('%s', (...[, spec, capacity, stands, answer]) => {
    expect(may(spec, capacity, stands)).toBe(answer);
  });
});

describe('a process is seen', () => {
  test.each([
    ['a draft of a standard', 'draft', 'secretary', false, registry.standard],
    ['a draft of a standard', 'draft', 'office', true, registry.standard],
    ['a circulated standard', 'circulated', 'secretary', true, registry.standard],
    ['a nomination', 'nominated', 'cadre', false, registry.commendation],
    ['a public notice', 'publicNotice', 'cadre', true, registry.commendation],
    ['a public notice', 'publicNotice', 'public', true, registry.commendation],
    ['a nomination', 'nominated', 'public', false, registry.commendation],
    ['an honour', 'conferred', 'public', false, registry.commendation],
    ['the results notice', 'resultsNotice', 'public', true, registry.cycle],
    ['the running cycle', 'running', 'public', false, registry.cycle],
    ['an objection', 'received', 'secretary', false, registry.objection],
    ['an objection', 'received', 'inspectorate', true, registry.objection],
    ['an appeal', 'filed', 'administrator', false, registry.appeal],
    ['an appeal', 'filed', 'reviewer', true, registry.appeal],
  ] as const)('%s, %s, by %s: %s', (...[, stage, role, seen, law]) => {
    expect(sees(law, stage, [role])).toBe(seen);
  });

  test('by nobody without a capacity', () => {
    for (const law of Object.values(registry))
      for (const stage of Object.keys(law.machine.states)) expect(sees(law, stage, [])).toBe(false);
  });
});

describe('what is allowed', () => {
  test('is what the stage takes and the capacity may send', () => {
    expect(allowed(registry.workSheet, 'filed', ['secretary'])).toEqual([
      'workSheet.accept',
      'workSheet.dispute',
    ]);
    expect(allowed(registry.workSheet, 'filed', ['lead'])).toEqual([]);
    expect(allowed(registry.workSheet, 'disputed', ['lead'])).toEqual([
      'workSheet.keep',
      'workSheet.strike',
      'workSheet.supersede',
    ]);
  });

  test('is nothing in a stage that is final', () => {
    for (const law of Object.values(registry))
      for (const [stage, node] of Object.entries(law.machine.states))
        if (node.type === 'final') expect(allowed(law, stage, roles)).toEqual([]);
  });

  test('is never the system’s, nor anything for those who only look', () => {
    for (const law of Object.values(registry))
      for (const stage of Object.keys(law.machine.states)) {
        expect(allowed(law, stage, ['system'])).toEqual([]);
        expect(allowed(law, stage, ['auditor', 'administrator'])).toEqual([]);
      }
  });
});
