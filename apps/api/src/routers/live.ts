import { Fault } from '@kaohe/domain';
import { z } from 'zod';
import type { News } from '../live.ts';
import { router, signedIn } from '../trpc.ts';

export const live = router({
  /** Cases within reach as they move; null: messages may be missing, ask for everything again. */
  changes: signedIn
    .input(z.strictObject({ cycleId: z.uuid().optional() }).optional())
    .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<News, void, undefined> {
      // A stream may outlive the session that opened it: who signed out or lost an office hears no more.
      const scope = async () => {
        const session = await ctx.sessions.of(ctx.cookie);
        if (session === null) throw new Fault('unauthenticated');
        return session.scope;
      };
      for await (const news of ctx.feed.follow(scope, signal ?? new AbortController().signal))
        if (news === null || input?.cycleId === undefined || news.cycleId === input.cycleId) yield news;
    }),
});
