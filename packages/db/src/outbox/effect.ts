import { type Effect, Fault, type MachineName, type Queued } from '@kaohe/domain';

/** What the outbox keeps of an effect: itself, resolved, and the data of its event where it asked for them. */
export type QueuedPayload = Queued & { readonly data?: { readonly [key: string]: unknown } };
export type OutboxRow = { readonly effect: Queued['type']; readonly payload: QueuedPayload };

type Cause = {
  readonly parentMachine: MachineName | null;
  readonly data: { readonly [key: string]: unknown };
};

const parentPrefix = 'parent.';
/** `parent.x` is the parent's own event: an objection has two kinds of parent. */
const named = (event: string, { parentMachine }: Cause): string => {
  if (!event.startsWith(parentPrefix)) return event;
  if (!parentMachine) throw new Fault('unavailable', { event, issue: 'noParent' });
  return `${parentMachine}.${event.slice(parentPrefix.length)}`;
};

/** The effects that go to the outbox, in the machine's order; `open` is carried out here and now. */
export const queued = (effects: readonly Effect[], cause: Cause): OutboxRow[] =>
  effects.flatMap((effect): OutboxRow[] => {
    if (effect.type === 'open') return [];
    if (effect.type === 'notify' || effect.type === 'render')
      return [{ effect: effect.type, payload: effect }];
    const payload = { ...effect, event: named(effect.event, cause) };
    const carries = effect.copy === true || (effect.type === 'broadcast' && effect.match !== undefined);
    return [{ effect: effect.type, payload: carries ? { ...payload, data: cause.data } : payload }];
  });
