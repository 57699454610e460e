import { explore, keyOf } from '../../src/explore.ts';
import type { Definition } from '../../src/kernel/definition.ts';
import { type EventSpec, isInternal } from '../../src/kernel/event.ts';
import { type Role, unitRoles } from '../../src/kernel/role.ts';
import { metaOf, tagsOf, takenBy } from '../../src/kernel/step.ts';
import { described } from './message.ts';
import { stages, written } from './reading.ts';

/** A guard that names a fact which its event doesn't ask for would never hold; a fact asked for and not read would be established in vain. */
export const facts = (definition: Definition, all: readonly Definition[]): readonly string[] => {
  const specs = Object.entries(definition.events);
  const known = new Set(specs.flatMap(([, spec]) => spec.needs));
  const ways = written(definition);
  const asked = (event: string): readonly string[] => definition.events[event]?.needs ?? [];
  return [
    ...specs.flatMap(([type, spec]) =>
      spec.needs
        .filter((name) => !(name in definition.facts))
        .map((name) => `${type}: needs ${name}, which nothing establishes`),
    ),
    ...Object.keys(definition.facts)
      .filter((name) => !known.has(name))
      .map((name) => `fact ${name}: no event needs it`),
    ...ways.flatMap(({ stage, event, guards }) =>
      guards
        .filter(
          (name) =>
            (known.has(name) && !asked(event).includes(name)) ||
            (name === 'last' && definition.events[event]?.signs === undefined),
        )
        .map((name) => `${stage}: ${event} is guarded by ${name}, which it doesn't ask for`),
    ),
    ...specs.flatMap(([type, spec]) =>
      spec.needs
        .filter((name) => !ways.some(({ event, guards }) => event === type && guards.includes(name)))
        .map((name) => `${type}: no arrow reads its fact ${name}`),
    ),
    ...Object.entries(definition.facts).flatMap(([name, fact]) => {
      if (fact.kind === 'roll')
        return stages(definition).some((stage) => metaOf(definition.machine, stage).roll === fact.roll)
          ? []
          : [`fact ${name}: no stage has the roll ${fact.roll}`];
      if (fact.kind === 'query') return [];
      const child = all.find((one) => one.name === fact.machine);
      if (child === undefined) return [`fact ${name}: ${fact.machine} is not in the registry`];
      return fact.every === 'closed' ||
        stages(child).some((stage) => tagsOf(child.machine, stage).includes('settled'))
        ? []
        : [`fact ${name}: ${fact.machine} never settles`];
    }),
  ];
};

const rightsOf = (definition: Definition, type: string, spec: EventSpec): readonly string[] => {
  const seers: readonly Role[] = [...definition.seenBy, 'system'];
  const taking = stages(definition).filter((stage) => takenBy(definition.machine, stage).includes(type));
  const tagged = (tag: string): readonly string[] =>
    taking.filter((stage) => tagsOf(definition.machine, stage).includes(tag));
  return [
    ...(spec.by.length > 0 ? [] : [`${type}: nobody may send it`]),
    ...spec.by
      .filter((role) => !seers.includes(role))
      .map((role) => `${type}: ${role} may send what it can't see`),
    ...spec.by
      .filter((role) => role === 'auditor' || role === 'administrator')
      .map((role) => `${type}: ${role} moves nothing`),
    ...tagged('internal')
      .filter(() => spec.by.some((role) => unitRoles.some((one) => one === role)))
      .map((stage) => `${stage}: ${type} is a unit's, which can't see it`),
    ...(spec.by.includes('public')
      ? taking
          .filter((stage) => !tagged('public').includes(stage))
          .map((stage) => `${stage}: ${type} is the public's, which can't see it`)
      : []),
    ...spec.unless
      .filter((relation) => relation.startsWith('did:') && !(relation.slice(4) in definition.events))
      .map((relation) => `${type}: bars who ${relation}, which is in no catalogue`),
    ...spec.sealed
      .filter((field) => !(field in spec.shape))
      .map((field) => `${type}: seals ${field}, which it doesn't carry`),
    ...(spec.sealed.length > 0 && spec.signs === undefined
      ? [`${type}: seals without a roll to open it`]
      : []),
  ];
};

export const rights = (definition: Definition): readonly string[] =>
  Object.entries(definition.events).flatMap(([type, spec]) => rightsOf(definition, type, spec));

/** Who signs finds a slot; the last signature and those before it are both taken. */
export const rolls = (definition: Definition): readonly string[] => {
  const { nodes, arrows } = explore(definition);
  const signing = Object.entries(definition.events).filter(([, spec]) => spec.signs !== undefined);
  return [
    ...nodes.flatMap((row) =>
      signing
        .filter(([type]) => takenBy(definition.machine, row.stage).includes(type))
        .flatMap(([type, spec]) => {
          const ways = arrows.filter(({ from, event }) => event === type && keyOf(from) === keyOf(row));
          return [
            ...(metaOf(definition.machine, row.stage).roll === spec.signs
              ? []
              : [`${row.stage}: ${type} signs a roll that isn't there`]),
            ...([true, false].every((last) => ways.some((way) => way.facts.last === last))
              ? []
              : [`${row.stage}: ${type} doesn't tell the last signature from the others`]),
          ];
        }),
    ),
    ...stages(definition).flatMap((stage) => {
      const { awaits, roll } = metaOf(definition.machine, stage);
      const waited = typeof awaits === 'object' && 'roll' in awaits ? awaits.roll : undefined;
      return [
        ...(waited !== undefined && waited !== roll
          ? [`${stage}: awaits the roll ${waited}, which it doesn't make`]
          : []),
        ...(roll !== undefined &&
        !signing.some(
          ([type, spec]) => spec.signs === roll && takenBy(definition.machine, stage).includes(type),
        )
          ? [`${stage}: makes slots of ${roll} that nobody can sign`]
          : []),
      ];
    }),
  ];
};

type Json = { readonly [key: string]: unknown };
/** A form is drawn from each field: text, whole number, yes/no, choice, date, file, or lists and groups of these, all bounded. */
const field = (path: string, schema: Json): readonly string[] => {
  const { type, format, pattern, maxLength, maximum, maxItems, items, properties } = schema;
  if (Array.isArray(schema.enum)) return [];
  if (type === 'boolean') return [];
  if (type === 'string')
    return format !== undefined || pattern !== undefined || typeof maxLength === 'number'
      ? []
      : [`${path}: a text without end`];
  if (type === 'integer')
    return typeof maximum === 'number' && maximum <= 1_000_000_000 ? [] : [`${path}: a number without end`];
  if (type === 'array')
    return [
      ...(typeof maxItems === 'number' ? [] : [`${path}: a list without end`]),
      ...field(`${path}[]`, (items ?? {}) as Json),
    ];
  if (type === 'object')
    return Object.entries((properties ?? {}) as Json).flatMap(([name, inner]) =>
      field(`${path}.${name}`, inner as Json),
    );
  return [`${path}: no form can be drawn for it`];
};

export const forms = (definition: Definition): readonly string[] =>
  Object.entries(definition.events)
    .filter(([, spec]) => !isInternal(spec))
    .flatMap(([type, spec]) =>
      Object.entries(spec.shape).flatMap(([name, schema]) =>
        field(`${type} ${name}`, described(schema as Parameters<typeof described>[0])),
      ),
    );
