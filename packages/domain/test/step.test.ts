import { describe, expect, test } from 'vitest';
import { enqueueActions, setup } from 'xstate';
import { z } from 'zod';
import type { Effect } from '../src/kernel/effect.ts';
import { event, wire } from '../src/kernel/event.ts';
import { birth, isClosed, isFinal, restore, type Stamped, step, takenBy } from '../src/kernel/step.ts';
import { registry } from '../src/registry.ts';

const stamped = (type: string, facts: Record<string, boolean> = {}): Stamped => ({
  ...{ type, data: {}, facts },
  ...{ at: '2026-03-02T01:00:00Z', effective: '2026-03-01T16:00:00Z', by: null },
});
const { workSheet, periodReview, commendation } = registry;
const born = { stage: 'filed', context: { outcome: 'none' } };

describe('a step', () => {
  test('begins with the first stage and the effects of its entry', () => {
    expect(birth(workSheet.machine)).toEqual({
      stage: 'filed',
      context: { outcome: 'none' },
      effects: [
        { type: 'notify', to: 'subjects', notice: 'sheetFiled' },
        { type: 'notify', to: 'clerk', notice: 'sheetFiled' },
      ],
      left: null,
      entered: 'filed',
    });
  });

  test('says which stage was left and which entered, with the effects of arrow and entry', () => {
    expect(step(workSheet.machine, born, stamped('workSheet.accept'))).toEqual({
      stage: 'accepted',
      context: { outcome: 'none' },
      effects: [{ type: 'send', to: 'parent', event: 'periodReview.sheetSettled', must: true }],
      left: 'filed',
      entered: 'accepted',
    });
  });

  test('leaves nothing and enters nothing when the stage stays', () => {
    const row = { stage: 'lockPending', context: { missed: false } };
    expect(
      step(periodReview.machine, row, stamped('periodReview.sheetSettled', { sheetsSettled: false })),
    ).toEqual({
      ...row,
      effects: [],
      left: null,
      entered: null,
    });
  });

  test('goes the way that its facts open', () => {
    const row = { stage: 'verified', context: { missed: false } };
    const lock = (facts: Record<string, boolean>) =>
      step(periodReview.machine, row, stamped('periodReview.lock', facts));
    expect(lock({ sheetsSettled: true })).toMatchObject({ stage: 'locked' });
    expect(lock({ sheetsSettled: false })).toMatchObject({ stage: 'lockPending' });
    expect(lock({})).toMatchObject({ stage: 'lockPending' });
  });

  test('is refused when the stage has no arrow, when no guard holds, and in a final stage', () => {
    expect(step(workSheet.machine, born, stamped('workSheet.keep'))).toBe('refused');
    expect(step(workSheet.machine, born, stamped('workSheet.unheardOf'))).toBe('refused');
    const held = { stage: 'vetted', context: { held: true, sustained: false } };
    expect(step(commendation.machine, held, stamped('commendation.approve', { barred: false }))).toBe(
      'refused',
    );
    const over = { stage: 'locked', context: { outcome: 'none' } };
    expect(step(workSheet.machine, over, stamped('workSheet.cancel'))).toBe('refused');
  });

  test('throws on a stage that the machine does not know, as an old row would have', () => {
    expect(() => restore(workSheet.machine, { stage: 'waiting', context: {} })).toThrow();
  });

  test('throws on an action that does more than emit, assign or record', () => {
    const machine = setup({ actions: { callHome: (): string => 'ring' } }).createMachine({
      id: 'spy',
      initial: 'a',
      states: {
        a: {
          on: {
            'spy.call': { actions: 'callHome' },
            'spy.queue': { actions: enqueueActions(({ enqueue }) => enqueue('callHome')) },
          },
        },
      },
    });
    expect(() => step(machine, { stage: 'a', context: {} }, stamped('spy.call'))).toThrow(/callHome/);
    expect(() => step(machine, { stage: 'a', context: {} }, stamped('spy.queue'))).toThrow(/callHome/);
  });

  test('throws on nested stages', () => {
    const machine = setup({}).createMachine({
      id: 'nest',
      initial: 'a',
      states: { a: { initial: 'b', states: { b: {} } } },
    });
    expect(() => birth(machine)).toThrow(/flat/);
  });

  test('changes neither the machine nor the row it was given', () => {
    const toy = setup({ types: {} as { context: { seen: boolean }; emitted: Effect } });
    const machine = toy.createMachine({
      id: 'toy',
      initial: 'a',
      context: { seen: false },
      states: {
        a: {
          on: {
            'toy.see': {
              actions: [
                toy.assign({ seen: true }),
                toy.emit({ type: 'notify', to: 'office', notice: 'seen' }),
              ],
            },
          },
        },
      },
    });
    const row = Object.freeze({ stage: 'a', context: Object.freeze({ seen: false }) });
    const once = step(machine, row, stamped('toy.see'));
    expect(once).toMatchObject({
      context: { seen: true },
      effects: [{ type: 'notify', to: 'office', notice: 'seen' }],
    });
    expect(step(machine, row, stamped('toy.see'))).toEqual(once);
    expect(row.context.seen).toBe(false);
  });
});

describe('a stage', () => {
  test('is over when it is final or tagged closed; a register that is over may still take events', () => {
    expect([isClosed(periodReview.machine, 'locked'), isFinal(periodReview.machine, 'locked')]).toEqual([
      true,
      false,
    ]);
    expect([isClosed(workSheet.machine, 'locked'), isFinal(workSheet.machine, 'locked')]).toEqual([
      true,
      true,
    ]);
    expect(isClosed(workSheet.machine, 'accepted')).toBe(false);
    expect(takenBy(workSheet.machine, 'locked')).toEqual([]);
    expect(takenBy(commendation.machine, 'conferred')).toContain('commendation.revoke');
  });

  test('that the machine does not know is no stage', () => {
    expect(() => isClosed(workSheet.machine, 'waiting')).toThrow();
  });
});

describe('the wire', () => {
  const schema = wire({
    'toy.say': event(['secretary'], { text: z.string().min(1).max(5) }),
    'toy.lapse': event(['system'], {}),
    'toy.nod': event(['secretary', 'system'], {}),
  });
  test.each([
    ['an event as declared', { type: 'toy.say', data: { text: 'yes' } }, true],
    ['an event without data', { type: 'toy.nod', data: {} }, true],
    ['no event of the system', { type: 'toy.lapse', data: {} }, false],
    ['no event of the library', { type: 'xstate.init', data: {} }, false],
    ['no event unheard of', { type: 'toy.shout', data: {} }, false],
    ['no key too many in the data', { type: 'toy.say', data: { text: 'yes', by: 'me' } }, false],
    ['no key too many beside the data', { type: 'toy.nod', data: {}, facts: { last: true } }, false],
    ['no data out of bounds', { type: 'toy.say', data: { text: 'too long' } }, false],
    ['no missing data', { type: 'toy.nod' }, false],
  ])('takes %s', (_, sent, taken) => {
    expect(schema.safeParse(sent).success).toBe(taken);
  });

  test('needs an event that somebody may send', () => {
    expect(() => wire({ 'toy.lapse': event(['system'], {}) })).toThrow();
  });
});
