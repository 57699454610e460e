import { readDemonstration, setLanguage } from '@kaohe/db';
import { z } from 'zod';
import type { Session } from '../session.ts';
import { open, router, signedIn } from '../trpc.ts';

const password = z.string().min(1).max(128);

const me = (session: Session, demonstration: boolean) => ({
  person: session.person,
  language: session.language,
  demonstration,
  appointments: session.held.map(({ id, role, unit, cycleId, caseId, post }) => ({
    id,
    role,
    unit,
    cycleId,
    caseId,
    post,
  })),
});
export type Me = ReturnType<typeof me>;

export const session = router({
  signIn: open
    .input(z.strictObject({ email: z.email().max(254), password }))
    .mutation(async ({ ctx, input }): Promise<Me> => {
      const account = input.email.toLowerCase();
      await ctx.limits.spend('address', ctx.ip);
      await ctx.limits.spend('account', account);
      const opened = await ctx.sessions.open(input);
      await Promise.all([ctx.limits.giveBack('address', ctx.ip), ctx.limits.forget('account', account)]);
      ctx.setCookies(opened.cookies);
      return me(opened.session, ctx.demonstration);
    }),
  signOut: signedIn.mutation(async ({ ctx }) => {
    ctx.setCookies(await ctx.sessions.end(ctx.cookie));
    return {};
  }),
  /** Null for who has not signed in. */
  me: open.query(({ ctx }): Me | null => (ctx.session === null ? null : me(ctx.session, ctx.demonstration))),
  /** The accounts to try, in demonstration mode only. */
  demonstration: open.query(({ ctx }) => (ctx.demonstration ? readDemonstration(ctx.db) : null)),
  setLanguage: signedIn
    .input(z.strictObject({ language: z.enum(['zh-CN', 'en']) }))
    .mutation(async ({ ctx, input }) => {
      await setLanguage(ctx.db, ctx.session.person.id, input.language);
      ctx.sessions.forget(ctx.session.person.id);
      return input;
    }),
  changePassword: signedIn
    .input(z.strictObject({ current: password, next: z.string().min(10).max(128) }))
    .mutation(async ({ ctx, input }) => {
      await ctx.limits.spend('account', ctx.session.person.email);
      ctx.setCookies(await ctx.sessions.changePassword(ctx.cookie, input));
      await ctx.limits.forget('account', ctx.session.person.email);
      return {};
    }),
});
