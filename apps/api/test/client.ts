import { z } from 'zod';
import { password } from './people.ts';

const answer = z.object({
  result: z.object({ data: z.unknown().optional() }).optional(),
  error: z
    .object({
      message: z.string(),
      code: z.number(),
      data: z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()), requestId: z.string() }),
    })
    .optional(),
});

export type Answer = {
  readonly status: number;
  readonly data: unknown;
  /** Null where it went well. */
  readonly error: {
    readonly code: string;
    readonly detail: Readonly<Record<string, unknown>>;
    readonly requestId: string;
  } | null;
  readonly text: string;
  readonly cookies: string;
};

export type Client = {
  readonly cookie: string;
  readonly query: (path: string, input?: unknown) => Promise<Answer>;
  readonly mutate: (path: string, input?: unknown) => Promise<Answer>;
};

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  const { result, error } = answer.parse(JSON.parse(text));
  const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return {
    status: response.status,
    data: result?.data,
    error: error?.data ?? null,
    text,
    cookies: cookies.join('; '),
  };
};

/** Asks over real HTTP, as the page does. */
export const client = (url: string, cookie = ''): Client => ({
  cookie,
  query: async (path, input) => {
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return read(await fetch(`${url}/trpc/${path}${query}`, { headers: { cookie } }));
  },
  mutate: async (path, input) =>
    read(
      await fetch(`${url}/trpc/${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        ...(input === undefined ? {} : { body: JSON.stringify(input) }),
      }),
    ),
});

/** Somebody who has signed in. */
export const signIn = async (url: string, email: string): Promise<Client> => {
  const signed = await client(url).mutate('session.signIn', { email, password });
  if (signed.error !== null) throw new Error(signed.text);
  return client(url, signed.cookies);
};
