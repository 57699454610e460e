import { type Db, type Held, type PersonRef, readIdentity, type Scope, scopeOf } from '@kaohe/db';
import { Fault, type Role } from '@kaohe/domain';
import type { Auth } from './auth.ts';

/** Who asks. */
export type Session = {
  readonly person: PersonRef & { readonly email: string };
  readonly language: string;
  readonly held: readonly Held[];
  readonly roles: ReadonlySet<Role>;
  readonly scope: Scope;
};

export type Sessions = {
  /** The session of a request's cookies, or null. */
  readonly of: (cookies: string | undefined) => Promise<Session | null>;
  /** Opens a session; returns it with the cookies to set. Throws `unauthenticated` alike for a wrong name and a wrong password. */
  readonly open: (credentials: {
    email: string;
    password: string;
  }) => Promise<{ session: Session; cookies: readonly string[] }>;
  /** Ends the session of the cookies; returns those that delete them. */
  readonly end: (cookies: string | undefined) => Promise<readonly string[]>;
  /** Sets another password and ends every other session of the person. */
  readonly changePassword: (
    cookies: string | undefined,
    change: { current: string; next: string },
  ) => Promise<readonly string[]>;
  /** True when somebody in one of these capacities sends the request; asks the database again before it says no. */
  readonly mayEver: (session: Session, by: readonly Role[]) => Promise<boolean>;
  /** Forgets what is remembered of a person; null: of everybody. */
  readonly forget: (personId: string | null) => void;
};

/** How long a session is taken from memory, in milliseconds. A change is told at once by the database; this is for when the word is lost. */
const remembered = 10_000;
const most = 20_000;

type Remembered = {
  readonly session: Promise<Session | null>;
  readonly until: number;
  personId: string | null;
};

const sessionOf = async (db: Db, personId: string): Promise<Session | null> => {
  const identity = await readIdentity(db, personId);
  if (identity === null) return null;
  const { person, language, held } = identity;
  return {
    person,
    language,
    held,
    roles: new Set(held.map(({ role }) => role)),
    scope: scopeOf(person.id, held),
  };
};

/** The value of the session's cookie as it came; its signature is checked by the library before it counts for anything. */
const tokenIn = (cookies: string | undefined): string | null =>
  /(?:^|;\s*)(?:__Secure-)?kaohe\.session_token=([^;]+)/.exec(cookies ?? '')?.[1] ?? null;

const headersOf = (cookies: string | undefined): Headers =>
  new Headers(cookies === undefined ? {} : { cookie: cookies });

/** better-auth's refusals have a status; all that concern a password are told alike. */
const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  'statusCode' in error &&
  (error.statusCode === 400 || error.statusCode === 401 || error.statusCode === 403);

/** Remembers sessions by their cookie, the oldest forgotten first. */
const memory = () => {
  const known = new Map<string, Remembered>();
  return {
    get: (token: string): Promise<Session | null> | null => {
      const found = known.get(token);
      return found !== undefined && found.until > performance.now() ? found.session : null;
    },
    keep: (token: string, session: Promise<Session | null>): void => {
      const entry: Remembered = { session, until: performance.now() + remembered, personId: null };
      known.delete(token);
      known.set(token, entry);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      const drop = (): void => {
        if (known.get(token) === entry) known.delete(token);
      };
      session.then((found) => {
        if (found === null) drop();
        else entry.personId = found.person.id;
      }, drop);
    },
    drop: (token: string): void => {
      known.delete(token);
    },
    // What is still being read may be older than what it is told.
    forget: (personId: string | null): void => {
      for (const [token, entry] of known)
        if (personId === null || entry.personId === null || entry.personId === personId) known.delete(token);
    },
  };
};

/** The library tells a database that is away as a failure of its own: asked again, the store says so itself. */
const explained = async <T>(db: Db, answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    if (!isRefusal(error)) await db.query({ text: 'select 1' });
    throw error;
  }
};

/** Recognises people by their cookies; the only place where a scope is made. */
export const makeSessions = (db: Db, auth: Auth): Sessions => {
  const known = memory();
  const load = async (cookies: string | undefined): Promise<Session | null> => {
    const found = await explained(db, auth.api.getSession({ headers: headersOf(cookies) }));
    return found === null ? null : sessionOf(db, found.user.id);
  };
  return {
    of: async (cookies) => {
      const token = tokenIn(cookies);
      if (token === null) return null;
      const remembered = known.get(token);
      if (remembered !== null) return remembered;
      const session = load(cookies);
      known.keep(token, session);
      return session;
    },
    open: async (credentials) => {
      try {
        const { headers, response } = await explained(
          db,
          auth.api.signInEmail({ body: credentials, returnHeaders: true }),
        );
        const session = await sessionOf(db, response.user.id);
        if (session === null) throw new Fault('unauthenticated', { reason: 'credentials' });
        return { session, cookies: headers.getSetCookie() };
      } catch (error) {
        if (isRefusal(error)) throw new Fault('unauthenticated', { reason: 'credentials' }, error);
        throw error;
      }
    },
    end: async (cookies) => {
      const token = tokenIn(cookies);
      if (token !== null) known.drop(token);
      const { headers } = await explained(
        db,
        auth.api.signOut({ headers: headersOf(cookies), returnHeaders: true }),
      );
      return headers.getSetCookie();
    },
    changePassword: async (cookies, { current, next }) => {
      const session = await load(cookies);
      if (session !== null) known.forget(session.person.id);
      try {
        const change = auth.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers: headersOf(cookies),
          returnHeaders: true,
        });
        return (await explained(db, change)).headers.getSetCookie();
      } catch (error) {
        if (isRefusal(error))
          throw new Fault('invalid', { path: 'current', issue: 'wrongPassword', paths: ['current'] }, error);
        throw error;
      }
    },
    mayEver: async (session, by) => {
      if (by.some((role) => session.roles.has(role))) return true;
      const fresh = await sessionOf(db, session.person.id);
      return fresh !== null && by.some((role) => fresh.roles.has(role));
    },
    forget: known.forget,
  };
};
