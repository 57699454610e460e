import {
  appoint,
  createPerson,
  endAppointment,
  readChoices,
  readPeople,
  resetPassword,
  setActive,
} from '@kaohe/db';
import { Fault, roles } from '@kaohe/domain';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import { administrator, router, signedIn } from '../trpc.ts';
import { day } from './day.ts';
import { paging } from './paging.ts';

const name = z.string().trim().min(1).max(80);
const password = z.string().min(10).max(128);
/** The public and the system are nobody's appointment. */
const role = z.enum(roles).refine((value) => value !== 'public' && value !== 'system', 'notAppointed');

const appointment = z.strictObject({
  personId: z.uuid(),
  role,
  unitId: z.uuid().optional(),
  cycleId: z.uuid().optional(),
  caseId: z.uuid().optional(),
  post: z.string().trim().min(1).max(80).optional(),
  startsOn: day.optional(),
  endsOn: day.optional(),
});

export const people = router({
  /** Who may be named for a panel, a team, a signature. */
  choices: signedIn
    .input(z.strictObject({ id: z.uuid(), role: z.enum(roles), team: z.boolean().optional() }))
    .query(({ ctx, input }) => readChoices(ctx.db, ctx.session.scope, input)),
  list: administrator
    .input(
      z.strictObject({
        ...paging,
        role: z.enum(roles).optional(),
        unitId: z.uuid().optional(),
        search: z.string().max(80).optional(),
      }),
    )
    .query(({ ctx, input }) => readPeople(ctx.db, input)),
  create: administrator
    .input(
      z.strictObject({
        name,
        email: z.email().max(254),
        password,
        language: z.enum(['zh-CN', 'en']).default('zh-CN'),
      }),
    )
    .mutation(async ({ ctx, input: { password: secret, ...person } }) =>
      createPerson(ctx.db, { ...person, passwordHash: await hashPassword(secret) }),
    ),
  appoint: administrator.input(appointment).mutation(async ({ ctx, input }) => {
    // Who hands out the offices takes none.
    if (input.personId === ctx.session.person.id) throw new Fault('forbidden', { relation: 'oneself' });
    const made = await appoint(ctx.db, input);
    ctx.sessions.forget(input.personId);
    return made;
  }),
  endAppointment: administrator
    .input(z.strictObject({ id: z.uuid(), endsOn: day }))
    .mutation(async ({ ctx, input }) => {
      const { personId } = await endAppointment(ctx.db, input);
      ctx.sessions.forget(personId);
      return {};
    }),
  resetPassword: administrator
    .input(z.strictObject({ personId: z.uuid(), password }))
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx.db, {
        personId: input.personId,
        passwordHash: await hashPassword(input.password),
      });
      ctx.sessions.forget(input.personId);
      return {};
    }),
  setActive: administrator
    .input(z.strictObject({ personId: z.uuid(), active: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      if (input.personId === ctx.session.person.id) throw new Fault('forbidden', { relation: 'oneself' });
      await setActive(ctx.db, input);
      ctx.sessions.forget(input.personId);
      return {};
    }),
});
