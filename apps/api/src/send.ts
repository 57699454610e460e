import { advance } from '@kaohe/db';
import { type Catalogue, Fault, type MachineName, registry, wire } from '@kaohe/domain';
import { z } from 'zod';
import { signedIn } from './trpc.ts';

/**
 * The one procedure that moves anything: parses the event by its catalogue, turns away who holds no capacity that may ever send it,
 * and hands the rest to `advance`, which locks, decides and saves (docs/refusals.md).
 */
export const sendTo = (machine: MachineName) => {
  const events: Catalogue = registry[machine].events;
  const input = z.strictObject({
    id: z.uuid(),
    /** The version that was seen; a case that has moved since is `stale`. */
    version: z.int().min(1).optional(),
    /** Hash of the text that is signed, as it was shown. */
    textHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    /** Chosen by the sender; the same one again returns the same receipt and moves nothing. */
    requestId: z.uuid(),
    event: wire(events),
  });
  return signedIn.input(input).mutation(async ({ ctx, input: order }) => {
    const by = events[order.event.type]?.by ?? [];
    if (!(await ctx.sessions.mayEver(ctx.session, by)))
      throw new Fault('forbidden', { event: order.event.type });
    const { id, version, textHash, requestId, event } = order;
    return advance(ctx.db, {
      instanceId: id,
      event,
      requestId,
      actor: { kind: 'person', personId: ctx.session.person.id },
      ...(version === undefined ? {} : { version }),
      ...(textHash === undefined ? {} : { textHash }),
    });
  });
};
