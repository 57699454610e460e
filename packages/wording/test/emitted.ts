import { type Effect, registry } from '@kaohe/domain';

const effectOf = (action: unknown): Effect[] => {
  const event = typeof action === 'function' && 'event' in action ? action.event : undefined;
  return typeof event === 'object' && event !== null ? [event as Effect] : [];
};

/** Every effect that a machine can emit, read from the machine itself. */
export const emitted = (): readonly Effect[] =>
  Object.values(registry).flatMap(({ machine }) =>
    [machine.root, ...Object.values(machine.states)].flatMap((node) => [
      ...[...node.entry, ...node.exit].flatMap(effectOf),
      ...[...node.transitions.values()].flat().flatMap((arrow) => arrow.actions.flatMap(effectOf)),
    ]),
  );
