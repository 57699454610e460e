import { assign, emit, setup } from 'xstate';
import { z } from 'zod';
import type { Definition } from '../../src/kernel/definition.ts';
import { type Catalogue, event } from '../../src/kernel/event.ts';
import { type FactSource, query } from '../../src/kernel/fact.ts';
import { factGuards, record } from '../../src/kernel/process.ts';
import type { StageMeta, StageTag } from '../../src/kernel/stage.ts';

type Arrow = { guard?: string; target?: string; actions?: unknown; reenter?: boolean };
type Arrows = { [event: string]: string | Arrow | Arrow[] };
type Stage = {
  [key: string]: unknown;
  meta?: StageMeta;
  tags?: StageTag[];
  on: Arrows;
};
export type Toy = {
  events: { -readonly [K in keyof Catalogue]: Catalogue[K] };
  facts: { [name: string]: FactSource };
  data: z.ZodObject;
  context: z.ZodObject;
  born: Record<string, unknown>;
  stages: Record<string, Stage>;
  seenBy: Definition['seenBy'];
};
export type Family = { parent: Toy; child: Toy };

const final = (): Stage => ({ type: 'final', on: {} });

/** A lawful family: a cycle that opens rectifications and hears from them. */
export const lawful = (): Family => ({
  parent: {
    events: {
      'cycle.order': event(['office'], { title: z.string().max(80) }),
      'cycle.end': event(['office'], {}),
      'cycle.answered': event(['system'], {}),
      'cycle.cancel': event(['leader'], {}),
    },
    facts: {},
    data: z.strictObject({}),
    context: z.strictObject({}),
    born: {},
    stages: {
      running: {
        meta: { awaits: 'office', opens: ['rectification'] },
        on: {
          'cycle.order': { actions: emit({ type: 'open', machine: 'rectification' }) },
          'cycle.answered': { actions: 'record' },
          'cycle.end': 'ended',
          'cycle.cancel': 'cancelled',
        },
      },
      ended: {
        tags: ['closed'],
        entry: emit({ type: 'broadcast', machine: 'rectification', event: 'rectification.settle' }),
        on: { 'cycle.answered': { actions: 'record' } },
      },
      cancelled: {
        ...final(),
        tags: ['cancelled'],
        entry: emit({ type: 'broadcast', machine: 'rectification', event: 'rectification.cancel' }),
      },
    },
    seenBy: ['office', 'leader'],
  },
  child: {
    events: {
      'rectification.answer': event(['secretary'], { text: z.string().min(1).max(80) }, { needs: ['sound'] }),
      'rectification.sign': event(['cadre'], {}, { signs: 'receipt' }),
      'rectification.overdue': event(['system'], {}),
      'rectification.settle': event(['system'], {}),
      'rectification.cancel': event(['system'], {}),
    },
    facts: { sound: query },
    data: z.strictObject({ title: z.string().max(80) }),
    context: z.strictObject({ late: z.boolean() }),
    born: { late: false },
    stages: {
      open: {
        meta: { awaits: 'secretary', deadlines: [{ window: 'approval', send: 'rectification.overdue' }] },
        on: {
          'rectification.answer': { guard: 'sound', target: 'signing' },
          'rectification.overdue': { actions: assign({ late: true }) },
          'rectification.cancel': 'cancelled',
        },
      },
      signing: {
        meta: { awaits: { roll: 'receipt' }, roll: 'receipt' },
        on: {
          'rectification.sign': [{ guard: 'last', target: 'answered' }, { actions: 'record' }],
          'rectification.cancel': 'cancelled',
        },
      },
      answered: {
        tags: ['settled'],
        entry: emit({ type: 'send', to: 'parent', event: 'cycle.answered', must: true }),
        on: { 'rectification.settle': 'settled', 'rectification.cancel': 'cancelled' },
      },
      settled: final(),
      cancelled: { ...final(), tags: ['cancelled'] },
    },
    seenBy: ['office', 'secretary', 'cadre'],
  },
});

/** The process that a toy stands for. */
export const built = (toy: Toy, name: 'cycle' | 'rectification'): Definition => {
  const maker = setup({
    types: {} as { events: { type: string; facts?: { readonly [name: string]: boolean } } },
    guards: factGuards(lawful().child.events),
    actions: { record },
  });
  const config = { id: name, initial: Object.keys(toy.stages)[0], context: toy.born, states: toy.stages };
  return {
    name,
    machine: maker.createMachine(config as Parameters<typeof maker.createMachine>[0]),
    events: toy.events,
    context: toy.context,
    data: toy.data,
    facts: toy.facts,
    parents: name === 'cycle' ? [] : ['cycle'],
    seenBy: toy.seenBy,
  };
};

export const stage = (toy: Toy, name: string): Stage => {
  const one = toy.stages[name];
  if (one === undefined) throw new Error(`no stage ${name}`);
  return one;
};
