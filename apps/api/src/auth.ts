import { randomUUID } from 'node:crypto';
import type { Db } from '@kaohe/db';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';

const hour = 3600;

/**
 * Sessions by better-auth, on the tables of packages/db. Only its functions are used: none of its own routes is served, so that
 * everything comes in by the one door, with the same errors, limits and check of the origin.
 */
export const makeAuth = (db: Db, { secret, publicUrl }: { secret: string; publicUrl: string | null }) =>
  betterAuth({
    secret,
    baseURL: publicUrl ?? 'http://localhost',
    database: prismaAdapter(db.prisma, { provider: 'postgresql' }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: 12 * hour, updateAge: hour },
    // limit.ts keeps the rates, shared with the public forms.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'kaohe',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => randomUUID() },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
export type Auth = ReturnType<typeof makeAuth>;
