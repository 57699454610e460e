import { describe, expect, test } from 'vitest';
import { assign, emit } from 'xstate';
import { z } from 'zod';
import { event } from '../src/kernel/event.ts';
import { query } from '../src/kernel/fact.ts';
import { faults } from './check.ts';
import { built, type Family, lawful, stage } from './laws/toy.ts';

const found = (plant: (family: Family) => unknown): readonly string[] => {
  const family = lawful();
  plant(family);
  const all = [built(family.parent, 'cycle'), built(family.child, 'rectification')];
  return all.flatMap((definition) => faults(definition, all));
};
test('a lawful family has no fault', () => {
  expect(found((family) => family)).toEqual([]);
});

const plants: readonly (readonly [string, RegExp, (family: Family) => unknown])[] = [
  [
    'a delay',
    /open: has a delay of its own/,
    ({ child }) => {
      stage(child, 'open').after = { 1000: 'settled' };
    },
  ],
  [
    'an actor',
    /open: invokes/,
    ({ child }) => {
      stage(child, 'open').invoke = { src: 'someone' };
    },
  ],
  [
    'an arrow without an event',
    /signing: has an arrow without an event/,
    ({ child }) => {
      stage(child, 'signing').always = { guard: 'sound', target: 'answered' };
    },
  ],
  [
    'parallel stages',
    /open: is parallel/,
    ({ child }) => {
      Object.assign(stage(child, 'open'), { type: 'parallel', states: { a: {}, b: {} } });
    },
  ],
  [
    'nested stages',
    /open: is compound/,
    ({ child }) => {
      Object.assign(stage(child, 'open'), { initial: 'a', states: { a: {} } });
    },
  ],
  [
    'history',
    /open: is history/,
    ({ child }) => {
      child.stages.open = { type: 'history', on: {} };
    },
  ],
  [
    'a wildcard',
    /open: takes the wildcard \*/,
    ({ child }) => {
      stage(child, 'open').on['*'] = { actions: 'record' };
    },
  ],
  [
    'an event outside the catalogue',
    /open: rectification.hide is not in the catalogue/,
    ({ child }) => {
      stage(child, 'open').on['rectification.hide'] = 'settled';
    },
  ],
  [
    'an arrow that does nothing',
    /open: rectification.overdue has neither target nor action/,
    ({ child }) => {
      stage(child, 'open').on['rectification.overdue'] = {};
    },
  ],
  [
    'a stage that enters itself',
    /open: rectification.overdue enters it again/,
    ({ child }) => {
      stage(child, 'open').on['rectification.overdue'] = 'open';
    },
  ],
  [
    'a final stage that takes events',
    /settled: final, yet takes events/,
    ({ child }) => {
      stage(child, 'settled').on['rectification.cancel'] = 'cancelled';
    },
  ],
  [
    'a guard without a name',
    /open: rectification.overdue has a guard without a name/,
    ({ child }) => {
      Object.assign(stage(child, 'open').on, {
        'rectification.overdue': { guard: () => true, target: 'settled' },
      });
    },
  ],
  [
    'a stage that can’t be reached',
    /island: can't be reached/,
    ({ child }) => {
      child.stages.island = { on: { 'rectification.cancel': 'cancelled' } };
    },
  ],
  [
    'an event that no stage takes',
    /rectification.forget: no stage takes it/,
    ({ child }) => {
      child.events['rectification.forget'] = event(['office'], {});
    },
  ],
  [
    'a text in the context',
    /context note: neither a boolean nor an enum/,
    ({ child }) => {
      child.context = z.strictObject({ late: z.boolean(), note: z.string() });
      child.born.note = '';
    },
  ],
  [
    'a context outside its schema',
    /breaks its schema/,
    ({ child }) => {
      Object.assign(stage(child, 'open').on, {
        'rectification.overdue': { actions: assign({ late: 'yes' }) },
      });
    },
  ],
  [
    'a deadline that its stage doesn’t take',
    /does not take its deadline's rectification.overdue/,
    ({ child }) => {
      delete stage(child, 'open').on['rectification.overdue'];
      stage(child, 'signing').on['rectification.overdue'] = { actions: 'record' };
    },
  ],
  [
    'a deadline that is taken on a condition',
    /does not take its deadline's rectification.overdue given/,
    ({ child }) => {
      child.events['rectification.overdue'] = event(['system'], {}, { needs: ['sound'] });
      stage(child, 'open').on['rectification.overdue'] = { guard: 'sound', actions: assign({ late: true }) };
    },
  ],
  [
    'a deadline outside the catalogue',
    /the deadline's rectification.lapsed is not in the catalogue/,
    ({ child }) => {
      stage(child, 'open').meta = { deadlines: [{ window: 'approval', send: 'rectification.lapsed' }] };
    },
  ],
  [
    'a deadline that a person may send',
    /a person may send the deadline's rectification.overdue/,
    ({ child }) => {
      child.events['rectification.overdue'] = event(['office', 'system'], {});
    },
  ],
  [
    'a deadline without an end',
    /is due either after a window or on a date/,
    ({ child }) => {
      stage(child, 'open').meta = { awaits: 'secretary', deadlines: [{ send: 'rectification.overdue' }] };
    },
  ],
  [
    'a deadline on a date that isn’t there',
    /counts on the date dueOn/,
    ({ child }) => {
      stage(child, 'open').meta = {
        awaits: 'secretary',
        deadlines: [{ on: 'dueOn', send: 'rectification.overdue' }],
      };
    },
  ],
  [
    'a hold on nothing',
    /signing: holds rectification.settle, which no stage declares/,
    ({ child }) => {
      stage(child, 'signing').meta = {
        awaits: { roll: 'receipt' },
        roll: 'receipt',
        holds: ['rectification.settle'],
      };
    },
  ],
  [
    'an extension of nothing',
    /rectification.answer: extends rectification.settle/,
    ({ child }) => {
      child.events['rectification.answer'] = event(
        ['secretary'],
        { text: z.string().max(9) },
        {
          needs: ['sound'],
          extends: { event: 'rectification.settle', window: 'approval' },
        },
      );
    },
  ],
  [
    'a trap',
    /signing .*: no way to an end/,
    ({ child }) => {
      stage(child, 'signing').on['rectification.sign'] = [
        { guard: 'last', actions: 'record' },
        { actions: 'record' },
      ];
    },
  ],
  [
    'a stage without an owner',
    /open .*: has no owner/,
    ({ child }) => {
      child.events['rectification.answer'] = event(
        ['system'],
        { text: z.string().max(9) },
        { needs: ['sound'] },
      );
      stage(child, 'open').meta = {};
      delete stage(child, 'open').on['rectification.overdue'];
    },
  ],
  [
    'a wait for somebody who can do nothing',
    /open: awaits cadre, who has nothing to do there/,
    ({ child }) => {
      stage(child, 'open').meta = { ...stage(child, 'open').meta, awaits: ['secretary', 'cadre'] };
    },
  ],
  [
    'a stage that can’t be cancelled',
    /signing .*: can't be cancelled/,
    ({ child }) => {
      delete stage(child, 'signing').on['rectification.cancel'];
    },
  ],
  [
    'a child left behind by a cancellation',
    /cancelled: leaves rectification behind/,
    ({ parent }) => {
      delete stage(parent, 'cancelled').entry;
    },
  ],
  [
    'a register that can be cancelled',
    /answered: is over, yet can be cancelled/,
    ({ child }) => {
      stage(child, 'answered').tags = ['closed'];
    },
  ],
  [
    'a message that the parent does not know',
    /cycle.heard is in no catalogue/,
    ({ child }) => {
      stage(child, 'answered').entry = emit({ type: 'send', to: 'parent', event: 'cycle.heard', must: true });
    },
  ],
  [
    'a message that is a person’s to send',
    /cycle.end is not the system's to send/,
    ({ child }) => {
      stage(child, 'answered').entry = emit({ type: 'send', to: 'parent', event: 'cycle.end', must: true });
    },
  ],
  [
    'a message without the data it needs',
    /cycle.answered lacks text/,
    ({ parent }) => {
      parent.events['cycle.answered'] = event(['system'], { text: z.string().max(9) });
    },
  ],
  [
    'a message to itself that it doesn’t take',
    /does not take its own rectification.settle/,
    ({ child }) => {
      stage(child, 'open').entry = emit({
        type: 'send',
        to: 'self',
        event: 'rectification.settle',
        must: true,
      });
    },
  ],
  [
    'a broadcast upwards',
    /broadcasts to cycle, which is not below it/,
    ({ child }) => {
      stage(child, 'settled').entry = emit({ type: 'broadcast', machine: 'cycle', event: 'cycle.end' });
    },
  ],
  [
    'a broadcast that matches what it doesn’t carry',
    /matches unitId, which its event doesn't carry/,
    ({ parent }) => {
      stage(parent, 'running').on['cycle.end'] = {
        target: 'ended',
        actions: emit({
          type: 'broadcast',
          machine: 'rectification',
          event: 'rectification.settle',
          match: 'unitId',
        }),
      };
    },
  ],
  [
    'an event that nobody sends',
    /rectification.settle: nobody sends it/,
    ({ parent }) => {
      delete stage(parent, 'ended').entry;
    },
  ],
  [
    'a child born with other data',
    /rectification is born with data that lacks title/,
    ({ parent }) => {
      parent.events['cycle.order'] = event(['office'], {});
    },
  ],
  [
    'a child opened unsaid',
    /running: opens rectification without saying so/,
    ({ parent }) => {
      stage(parent, 'running').meta = { awaits: 'office' };
    },
  ],
  [
    'a child said and not opened',
    /ended: says it opens objection, but nothing does/,
    ({ parent }) => {
      stage(parent, 'ended').meta = { opens: ['objection'] };
    },
  ],
  [
    'a child opened at each entry',
    /running: opens rectification each time it is entered/,
    ({ parent }) => {
      parent.data = z.strictObject({ title: z.string().max(80) });
      stage(parent, 'running').entry = emit({ type: 'open', machine: 'rectification' });
      parent.events['cycle.resume'] = event(['office'], {});
      stage(parent, 'ended').on['cycle.resume'] = 'running';
    },
  ],
  [
    'a parent deaf to a late message',
    /ended: may be deaf to cycle.answered/,
    ({ parent }) => {
      delete stage(parent, 'ended').on['cycle.answered'];
    },
  ],
  [
    'a fact that nothing establishes',
    /rectification.answer: needs sound, which nothing establishes/,
    ({ child }) => {
      child.facts = {};
    },
  ],
  [
    'a fact that no event needs',
    /fact idle: no event needs it/,
    ({ child }) => {
      child.facts = { sound: query, idle: query };
    },
  ],
  [
    'a guard on a fact not asked for',
    /signing: rectification.sign is guarded by sound/,
    ({ child }) => {
      stage(child, 'signing').on['rectification.sign'] = [
        { guard: 'last', target: 'answered' },
        { guard: 'sound', target: 'answered' },
        { actions: 'record' },
      ];
    },
  ],
  [
    'a fact that no arrow reads',
    /rectification.answer: no arrow reads its fact sound/,
    ({ child }) => {
      stage(child, 'open').on['rectification.answer'] = 'signing';
    },
  ],
  [
    'a right to send what can’t be seen',
    /rectification.sign: cadre may send what it can't see/,
    ({ child }) => {
      child.seenBy = ['office', 'secretary'];
    },
  ],
  [
    'a unit’s event in an internal stage',
    /open: rectification.answer is a unit's, which can't see it/,
    ({ child }) => {
      stage(child, 'open').tags = ['internal'];
    },
  ],
  [
    'a public event out of the public',
    /running: cycle.order is the public's, which can't see it/,
    ({ parent }) => {
      parent.events['cycle.order'] = event(['public'], { title: z.string().max(80) });
      parent.seenBy = ['office', 'leader', 'public'];
    },
  ],
  [
    'an auditor who moves something',
    /rectification.sign: auditor moves nothing/,
    ({ child }) => {
      child.events['rectification.sign'] = event(['cadre', 'auditor'], {}, { signs: 'receipt' });
      child.seenBy = ['office', 'secretary', 'cadre', 'auditor'];
    },
  ],
  [
    'a seal on nothing',
    /rectification.sign: seals vote, which it doesn't carry/,
    ({ child }) => {
      child.events['rectification.sign'] = event(['cadre'], {}, { signs: 'receipt', sealed: ['vote'] });
    },
  ],
  [
    'a bar by an event that isn’t there',
    /bars who did:rectification.done, which is in no catalogue/,
    ({ child }) => {
      child.events['rectification.sign'] = event(
        ['cadre'],
        {},
        { signs: 'receipt', unless: ['did:rectification.done'] },
      );
    },
  ],
  [
    'a signature without a roll',
    /signing: rectification.sign signs a roll that isn't there/,
    ({ child }) => {
      stage(child, 'signing').meta = { awaits: 'cadre' };
    },
  ],
  [
    'a last signature like the others',
    /signing: rectification.sign doesn't tell the last signature/,
    ({ child }) => {
      stage(child, 'signing').on['rectification.sign'] = 'answered';
    },
  ],
  [
    'a text without end',
    /rectification.answer text: a text without end/,
    ({ child }) => {
      child.events['rectification.answer'] = event(['secretary'], { text: z.string() }, { needs: ['sound'] });
    },
  ],
  [
    'a field that no form can show',
    /rectification.answer map: no form can be drawn/,
    ({ child }) => {
      child.events['rectification.answer'] = event(
        ['secretary'],
        { map: z.union([z.boolean(), z.int()]) },
        { needs: ['sound'] },
      );
    },
  ],
];

describe('a planted fault is found', () => {
  test.each(plants)('%s', (_, says, plant) => {
    expect(found(plant)).toContainEqual(expect.stringMatching(says));
  });
});
