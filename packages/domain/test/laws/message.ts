import { z } from 'zod';
import { explore, keyOf, valuations } from '../../src/explore.ts';
import type { Definition } from '../../src/kernel/definition.ts';
import type { Effect } from '../../src/kernel/effect.ts';
import { dataSchema, type EventSpec, isInternal } from '../../src/kernel/event.ts';
import { metaOf, step } from '../../src/kernel/step.ts';
import { deadlinesOf } from './clock.ts';
import { addressed, ancestorsOf, type Caused, caused, initialOf, written } from './reading.ts';

type Json = { readonly [key: string]: unknown };
export const described = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const fieldsOf = (schema: Json): Json => (schema.properties ?? {}) as Json;
const requiredOf = (schema: Json): readonly string[] => (schema.required ?? []) as readonly string[];

/** Why data of the one shape can't be taken where the other is asked for. */
export const mismatch = (given: z.ZodType, asked: z.ZodType): readonly string[] => {
  const [from, to] = [described(given), described(asked)];
  const strict = to.additionalProperties === false;
  return [
    ...requiredOf(to)
      .filter((key) => !requiredOf(from).includes(key))
      .map((key) => `lacks ${key}`),
    ...Object.keys(fieldsOf(from))
      .filter((key) => strict && !(key in fieldsOf(to)))
      .map((key) => `has ${key} too`),
    ...Object.entries(fieldsOf(from))
      .filter(
        ([key, field]) => key in fieldsOf(to) && JSON.stringify(field) !== JSON.stringify(fieldsOf(to)[key]),
      )
      .map(([key]) => `has another ${key}`),
  ];
};

/** The data that an effect takes along: its event's, or the birth data at birth. */
const source = (definition: Definition, { stage, event }: Caused): z.ZodType | undefined => {
  const spec = event === undefined ? undefined : definition.events[event];
  if (spec !== undefined) return dataSchema(spec);
  return stage === initialOf(definition) ? definition.data : undefined;
};

const arrives = (
  definition: Definition,
  one: Caused,
  target: { event: string; spec: EventSpec | undefined },
) => {
  const { event, spec } = target;
  if (spec === undefined) return [`${one.stage}: ${event} is in no catalogue`];
  const copy = 'copy' in one.effect && one.effect.copy === true;
  const given = copy ? source(definition, one) : z.strictObject({});
  return [
    ...(spec.by.includes('system') ? [] : [`${one.stage}: ${event} is not the system's to send`]),
    ...(given === undefined ? [`${one.stage}: ${event} copies data that an entry doesn't have`] : []),
    ...(given === undefined
      ? []
      : mismatch(given, dataSchema(spec)).map((why) => `${one.stage}: ${event} ${why}`)),
  ];
};

/** An event to itself is committed with the row that it finds. */
const toSelf = (definition: Definition, { stage, event }: Caused, type: string): readonly string[] => {
  const stages =
    event === undefined
      ? [stage]
      : written(definition)
          .filter((one) => one.event === event)
          .map((one) => one.target ?? one.stage);
  return explore(definition)
    .nodes.filter((row) => stages.includes(row.stage))
    .filter((row) =>
      valuations(definition, type).some(
        (facts) =>
          step(definition.machine, row, { type, data: {}, at: '', effective: '', by: null, facts }) ===
          'refused',
      ),
    )
    .map((row) => `${keyOf(row)}: does not take its own ${type}`);
};

const narrowed = (definition: Definition, one: Caused, target: Definition): readonly string[] => {
  if (one.effect.type !== 'broadcast' || one.effect.match === undefined) return [];
  const { match } = one.effect;
  const given = source(definition, one);
  const has = given instanceof z.ZodObject && match in given.shape;
  return [
    ...(has ? [] : [`${one.stage}: ${one.effect.event} matches ${match}, which its event doesn't carry`]),
    ...(match !== 'period' || 'no' in target.data.shape
      ? []
      : [`${one.stage}: ${target.name} has no number to match`]),
  ];
};

const opening = (definition: Definition, one: Caused, all: readonly Definition[]): readonly string[] => {
  if (one.effect.type !== 'open') return [];
  const { machine, each, under } = one.effect;
  const child = all.find(({ name }) => name === machine);
  if (child === undefined) return [`${one.stage}: opens ${machine}, which is not in the registry`];
  const homes = under === 'parent' ? definition.parents : [definition.name];
  const given = source(definition, one);
  const list = each === undefined || !(given instanceof z.ZodObject) ? given : given.shape[each];
  const born = each === undefined ? list : list instanceof z.ZodArray ? list.element : undefined;
  const stages =
    one.event === undefined
      ? [one.stage]
      : written(definition)
          .filter((way) => way.event === one.event && way.effects.includes(one.effect))
          .map(({ stage }) => stage);
  return [
    ...homes
      .filter((home) => !child.parents.includes(home))
      .map((home) => `${one.stage}: ${machine} is not opened under ${home}`),
    ...(born instanceof z.ZodType
      ? mismatch(born, child.data).map((why) => `${one.stage}: ${machine} is born with data that ${why}`)
      : [`${one.stage}: ${machine} is born without data`]),
    ...stages
      .filter((stage) => !(metaOf(definition.machine, stage).opens ?? []).includes(machine))
      .map((stage) => `${stage}: opens ${machine} without saying so`),
    ...(one.event === undefined && written(definition).some(({ target }) => target === one.stage)
      ? [`${one.stage}: opens ${machine} each time it is entered`]
      : []),
  ];
};

const effect = (definition: Definition, one: Caused, all: readonly Definition[]): readonly string[] => {
  const what: Effect = one.effect;
  if (what.type === 'open') return opening(definition, one, all);
  if (what.type === 'send' && what.to === 'self')
    return [
      ...arrives(definition, one, { event: what.event, spec: definition.events[what.event] }),
      ...(what.event in definition.events ? toSelf(definition, one, what.event) : []),
    ];
  if (what.type === 'send')
    return definition.parents.flatMap((parent) => {
      const event = addressed(what.event, parent);
      return arrives(definition, one, {
        event,
        spec: all.find(({ name }) => name === parent)?.events[event],
      });
    });
  if (what.type !== 'broadcast') return [];
  const target = all.find(({ name }) => name === what.machine);
  if (target === undefined || !ancestorsOf(target, all).includes(definition))
    return [`${one.stage}: broadcasts to ${what.machine}, which is not below it`];
  return [
    ...arrives(definition, one, { event: what.event, spec: target.events[what.event] }),
    ...narrowed(definition, one, target),
  ];
};

/** Every event that only the system may send is sent by something. */
const orphans = (definition: Definition, all: readonly Definition[]): readonly string[] => {
  const sent = new Set<string>(deadlinesOf(definition).map(({ deadline }) => deadline.send));
  for (const { effect: what } of caused(definition))
    if (what.type === 'send' && what.to === 'self') sent.add(what.event);
  for (const other of all)
    for (const { effect: what } of caused(other)) {
      if (what.type === 'broadcast' && what.machine === definition.name) sent.add(what.event);
      if (what.type === 'send' && other.parents.includes(definition.name))
        sent.add(addressed(what.event, definition.name));
    }
  return Object.entries(definition.events)
    .filter(([type, spec]) => isInternal(spec) && !sent.has(type))
    .map(([type]) => `${type}: nobody sends it`);
};

const unopened = (definition: Definition): readonly string[] => {
  const opens = new Set(
    caused(definition).flatMap(({ effect: what }) => (what.type === 'open' ? [what.machine] : [])),
  );
  return Object.keys(definition.machine.states).flatMap((stage) =>
    (metaOf(definition.machine, stage).opens ?? [])
      .filter((machine) => !opens.has(machine))
      .map((machine) => `${stage}: says it opens ${machine}, but nothing does`),
  );
};

/** What a process sends, opens and is sent fits what the others declare. */
export const messages = (definition: Definition, all: readonly Definition[]): readonly string[] => [
  ...caused(definition).flatMap((one) => effect(definition, one, all)),
  ...orphans(definition, all),
  ...unopened(definition),
];
