import { expect, expectTypeOf, test } from 'vitest';
import { setup } from 'xstate';
import { z } from 'zod';
import type { Definition } from '../src/kernel/definition.ts';
import type { Effect } from '../src/kernel/effect.ts';
import { Fault, type FaultCode } from '../src/kernel/error.ts';
import { type EventsOf, event } from '../src/kernel/event.ts';
import { factGuards, record, type Types } from '../src/kernel/process.ts';
import type { Deadline, StageMeta } from '../src/kernel/stage.ts';
import type { FactName, QueryFact, registry } from '../src/registry.ts';

/** What must not compile; `tsc -p test` is the test, since an expected error that is missing is an error. */
const events = {
  'item.done': event(['secretary'], { text: z.string().max(9) }, { needs: ['sound'] }),
  'item.sign': event(['cadre'], {}, { signs: 'receipt' }),
  'item.late': event(['system'], {}),
} as const;
const item = setup({
  types: {} as Types<typeof events, { late: boolean }>,
  guards: factGuards(events),
  actions: { record },
});
const machine = (config: Partial<Parameters<typeof item.createMachine>[0]>): unknown => config;

test('an arrow takes an event of the catalogue, under a guard that is known', () => {
  machine({ states: { open: { on: { 'item.done': { guard: 'sound', actions: 'record' } } } } });
  machine({ states: { open: { on: { 'item.sign': { guard: 'last', actions: 'record' } } } } });
  // @ts-expect-error no such event
  machine({ states: { open: { on: { 'item.forget': { actions: 'record' } } } } });
  // @ts-expect-error no such guard: no event needs the fact
  machine({ states: { open: { on: { 'item.done': { guard: 'lucky', actions: 'record' } } } } });
  // @ts-expect-error no such action
  machine({ states: { open: { on: { 'item.done': { actions: 'sendMail' } } } } });
});

test('a stage declares what the house knows', () => {
  machine({ states: { open: { meta: { awaits: 'secretary' }, tags: 'editable' } } });
  // @ts-expect-error no such role
  machine({ states: { open: { meta: { awaits: 'janitor' } } } });
  // @ts-expect-error no such tag
  machine({ states: { open: { tags: 'shiny' } } });
  // @ts-expect-error no such window
  const window: Deadline = { send: 'item.late', window: 'whenever' };
  // @ts-expect-error no such date
  const date: Deadline = { send: 'item.late', on: 'someday' };
  // @ts-expect-error no such roll
  const roll: StageMeta = { roll: 'applause' };
  // @ts-expect-error no such process
  const opens: StageMeta = { opens: ['party'] };
  expect([window, date, roll, opens]).toHaveLength(4);
});

test('an effect is one of the five, to somebody the house knows', () => {
  item.emit({ type: 'notify', to: 'secretary', notice: 'itemDone' });
  // @ts-expect-error no such audience
  item.emit({ type: 'notify', to: 'everybody', notice: 'itemDone' });
  // @ts-expect-error no such effect
  item.emit({ type: 'shout', text: 'done' });
  // @ts-expect-error a send says whether it must arrive
  item.emit({ type: 'send', to: 'parent', event: 'cycle.heard' });
  // @ts-expect-error no such process
  item.emit({ type: 'open', machine: 'party' });
  // @ts-expect-error a field of the context that isn't there
  item.assign({ early: true });
  expectTypeOf<Effect['type']>().toEqualTypeOf<'notify' | 'render' | 'send' | 'broadcast' | 'open'>();
});

test('an event is sent by roles, bars by relations, signs rolls', () => {
  // @ts-expect-error no such role
  event(['janitor'], {});
  // @ts-expect-error no such relation
  event(['lead'], {}, { unless: ['friend'] });
  // @ts-expect-error no such roll
  event(['lead'], {}, { signs: 'applause' });
  // @ts-expect-error no such involvement
  event(['lead'], {}, { involves: 'watched' });
  // @ts-expect-error no such window
  event(['lead'], {}, { extends: { event: 'item.late', window: 'whenever' } });
});

test('the data of an event is what its shape says; an empty shape carries nothing', () => {
  type Done = Extract<EventsOf<typeof events>, { type: 'item.done' }>;
  type Late = Extract<EventsOf<typeof events>, { type: 'item.late' }>;
  expectTypeOf<Done['data']>().toEqualTypeOf<{ text: string }>();
  // @ts-expect-error nothing is in it
  expectTypeOf<Late['data']['text']>().toBeString();
});

test('a fault has one of the nine codes', () => {
  // @ts-expect-error no such code
  expect(new Fault('broken').code).toBe('broken');
  expectTypeOf<FaultCode>().toExtend<string>();
});

test('the registry knows its processes and facts by name', () => {
  expectTypeOf<keyof typeof registry>().toEqualTypeOf<Definition['name']>();
  expectTypeOf<'panelClear'>().toExtend<QueryFact>();
  expectTypeOf<'votesIn'>().toExtend<FactName>();
  // @ts-expect-error a roll is not asked by hand
  expectTypeOf<'votesIn'>().toExtend<QueryFact>();
  // @ts-expect-error no such fact
  expectTypeOf<'lucky'>().toExtend<FactName>();
});
