import { type Arrow, explore, keyOf, valuations } from '../../src/explore.ts';
import type { Definition } from '../../src/kernel/definition.ts';
import type { Effect } from '../../src/kernel/effect.ts';
import { isClosed, type Stored, step, tagsOf } from '../../src/kernel/step.ts';
import { addressed, caused, entryEffects, written } from './reading.ts';

const mustOf = (effect: Effect): effect is Extract<Effect, { type: 'send' }> =>
  effect.type === 'send' && effect.to === 'parent' && effect.must;

/** Messages that a child must get through to its parent. */
export const musts = (child: Definition, parent: Definition): readonly string[] => [
  ...new Set(
    caused(child).flatMap(({ effect }) => (mustOf(effect) ? [addressed(effect.event, parent.name)] : [])),
  ),
];

/** A child that has more to say after a message, or that opens another beside it: one message heard doesn't mean silence. */
const lasting = (child: Definition): boolean =>
  caused(child).some(({ effect }) => effect.type === 'open' && effect.under === 'parent') ||
  Object.keys(child.machine.states).some(
    (stage) => !isClosed(child.machine, stage) && entryEffects(child, stage).some(mustOf),
  ) ||
  written(child).some(
    ({ stage, target, effects }) => effects.some(mustOf) && !isClosed(child.machine, target ?? stage),
  );

type Pending = 0 | 1 | 2;
type Place = { readonly row: Stored; readonly pending: Pending };

/** How many messages may be under way after an arrow; 2 is two or more. A message may be late, however long all children are closed. */
const after = (arrow: Arrow, pending: Pending, family: Family): readonly Pending[] => {
  const opens = arrow.effects.filter(
    (effect) => effect.type === 'open' && effect.machine === family.child.name && effect.under !== 'parent',
  );
  if (opens.length > 0)
    return [
      opens.some((effect) => effect.type === 'open' && effect.each !== undefined) || pending > 0 ? 2 : 1,
    ];
  if (!family.messages.includes(arrow.event)) return [pending];
  if (pending === 2) return [1, 2];
  return pending === 1 && family.lasts ? [0, 1] : [0];
};
type Family = { readonly child: Definition; readonly messages: readonly string[]; readonly lasts: boolean };

const places = (parent: Definition, family: Family): readonly Place[] => {
  const { nodes, arrows } = explore(parent);
  const [born] = nodes;
  if (born === undefined) return [];
  const opensAtBirth = entryEffects(parent, born.stage).some(
    (effect) => effect.type === 'open' && effect.machine === family.child.name,
  );
  const first: Place = { row: born, pending: opensAtBirth ? 2 : 0 };
  const nameOf = ({ row, pending }: Place): string => `${pending} ${keyOf(row)}`;
  const found = new Map([[nameOf(first), first]]);
  for (const place of found.values())
    for (const arrow of arrows) {
      if (keyOf(arrow.from) !== keyOf(place.row)) continue;
      // A message that nobody sent doesn't come.
      if (family.messages.includes(arrow.event) && place.pending === 0) continue;
      for (const pending of after(arrow, place.pending, family)) {
        const next = { row: arrow.to, pending };
        if (!found.has(nameOf(next))) found.set(nameOf(next), next);
      }
    }
  return [...found.values()];
};

/** Wherever a message of a child may still be under way, the parent takes it, whatever the facts. */
export const heard = (parent: Definition, all: readonly Definition[]): readonly string[] =>
  all
    .filter(({ parents }) => parents.includes(parent.name))
    .flatMap((child) => {
      const family: Family = { child, messages: musts(child, parent), lasts: lasting(child) };
      const deaf = places(parent, family)
        .filter(({ row, pending }) => pending > 0 && !tagsOf(parent.machine, row.stage).includes('cancelled'))
        .flatMap(({ row }) =>
          family.messages
            .filter((type) => type in parent.events)
            .filter((type) =>
              valuations(parent, type).some(
                (facts) =>
                  step(parent.machine, row, { type, data: {}, at: '', effective: '', by: null, facts }) ===
                  'refused',
              ),
            )
            .map((type) => `${row.stage}: may be deaf to ${type}`),
        );
      return [...new Set(deaf)];
    });
