import { type Arrow, explore, keyOf } from '../../src/explore.ts';
import type { Definition } from '../../src/kernel/definition.ts';
import type { Role } from '../../src/kernel/role.ts';
import type { StageMeta } from '../../src/kernel/stage.ts';
import { isClosed, metaOf, type Stored, tagsOf, takenBy } from '../../src/kernel/step.ts';
import { ancestorsOf, caused, entryEffects, stages } from './reading.ts';

const isCancelled = (definition: Definition, stage: string): boolean =>
  tagsOf(definition.machine, stage).includes('cancelled');
export const rolesAwaited = (meta: StageMeta): readonly Role[] => {
  if (typeof meta.awaits === 'string') return [meta.awaits];
  return Array.isArray(meta.awaits) ? meta.awaits : [];
};

/** Rows from which an end is reached otherwise than by being cancelled. */
const ending = (definition: Definition, arrows: readonly Arrow[]): ReadonlySet<string> => {
  const live = arrows.filter(({ to }) => !isCancelled(definition, to.stage));
  const good = new Set(
    live
      .flatMap(({ from, to }) => [from, to])
      .filter(({ stage }) => isClosed(definition.machine, stage))
      .map(keyOf),
  );
  for (let before = -1; before !== good.size; ) {
    before = good.size;
    for (const { from, to } of live) if (good.has(keyOf(to))) good.add(keyOf(from));
  }
  return good;
};

/** Events that an ancestor broadcasts down to this machine, with the roles that make it do so. */
const fromAbove = (
  definition: Definition,
  all: readonly Definition[],
): ReadonlyMap<string, readonly Role[]> => {
  const roles = new Map<string, readonly Role[]>();
  for (const above of ancestorsOf(definition, all))
    for (const { event, effect } of caused(above))
      if (
        effect.type === 'broadcast' &&
        effect.machine === definition.name &&
        effect.event !== `${definition.name}.cancel`
      )
        roles.set(effect.event, [
          ...(roles.get(effect.event) ?? []),
          ...(event === undefined ? [] : (above.events[event]?.by ?? [])),
        ]);
  return roles;
};

const byPerson = (definition: Definition, event: string): readonly Role[] =>
  (definition.events[event]?.by ?? []).filter((role) => role !== 'system');

const hasOwner = (definition: Definition, row: Stored, known: Known): boolean => {
  const meta = metaOf(definition.machine, row.stage);
  if ((meta.deadlines ?? []).length > 0) return true;
  if (typeof meta.awaits === 'object' && 'child' in meta.awaits) return true;
  if (entryEffects(definition, row.stage).some((effect) => effect.type === 'send' && effect.to === 'self'))
    return true;
  return known.arrows
    .filter(({ from }) => keyOf(from) === keyOf(row))
    .some(({ event }) => byPerson(definition, event).length > 0 || known.above.has(event));
};
type Known = { readonly arrows: readonly Arrow[]; readonly above: ReadonlyMap<string, readonly Role[]> };

/** Whoever is awaited can do something here, or above where this stage's way out is decided for all. */
const awaited = (definition: Definition, stage: string, { above }: Known): readonly string[] => {
  const meta = metaOf(definition.machine, stage);
  const taken = takenBy(definition.machine, stage);
  const able = new Set(
    taken.flatMap((event) => [...(definition.events[event]?.by ?? []), ...(above.get(event) ?? [])]),
  );
  return rolesAwaited(meta)
    .filter((role) => !able.has(role))
    .map((role) => `${stage}: awaits ${role}, who has nothing to do there`);
};

/** Law 1 (lifecycle.md, What must hold): each stage, in each context, has a way to an end and an owner. */
export const life = (definition: Definition, all: readonly Definition[]): readonly string[] => {
  const { nodes, arrows } = explore(definition);
  const known: Known = { arrows, above: fromAbove(definition, all) };
  const good = ending(definition, arrows);
  const open = nodes.filter(({ stage }) => !isClosed(definition.machine, stage));
  return [
    ...open.filter((row) => !good.has(keyOf(row))).map((row) => `${keyOf(row)}: no way to an end`),
    ...open.filter((row) => !hasOwner(definition, row, known)).map((row) => `${keyOf(row)}: has no owner`),
    ...stages(definition).flatMap((stage) => awaited(definition, stage, known)),
  ];
};

/** Every process but a root is cancelled by the system from every stage that is not over, and takes its children along. */
export const cancelling = (definition: Definition, all: readonly Definition[]): readonly string[] => {
  const { nodes, arrows } = explore(definition);
  const cancel = `${definition.name}.cancel`;
  const ends = stages(definition).filter((stage) => isCancelled(definition, stage));
  const told = new Set(
    ends
      .flatMap((stage) => entryEffects(definition, stage))
      .flatMap((effect) => (effect.type === 'broadcast' ? [effect.event] : [])),
  );
  const children = all.filter(({ parents }) => parents.includes(definition.name));
  return [
    ...nodes
      .filter(({ stage }) => definition.parents.length > 0 && !isClosed(definition.machine, stage))
      .filter(
        (row) =>
          !arrows.some(
            ({ from, event, to }) =>
              event === cancel && keyOf(from) === keyOf(row) && isCancelled(definition, to.stage),
          ),
      )
      .map((row) => `${keyOf(row)}: can't be cancelled`),
    ...arrows
      .filter(({ event, from }) => event === cancel && isClosed(definition.machine, from.stage))
      .map(({ from }) => `${from.stage}: is over, yet can be cancelled`),
    ...children
      .filter(({ name }) => !told.has(`${name}.cancel`))
      .map(({ name }) => `cancelled: leaves ${name} behind`),
  ];
};
