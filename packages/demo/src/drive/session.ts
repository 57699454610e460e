import { z } from 'zod';
import { password } from '../world/load.ts';
import type { PersonSpec, World } from '../world/organisation.ts';
import type { Line } from './http.ts';
import type { Rpc } from './rpc.ts';
import type { Tally } from './tally.ts';

/** What everything over HTTP needs. */
export type Parts = { readonly line: Line; readonly rpc: Rpc; readonly world: World; readonly tally: Tally };
export type CookieOf = (who: PersonSpec) => Promise<string>;

/** Sessions of everybody, each signed in when first needed, and kept. */
export const makeSessions = ({ rpc, tally }: Parts): CookieOf => {
  const cookies = new Map<string, Promise<string>>();
  return (who) => {
    const kept = cookies.get(who.id);
    if (kept !== undefined) return kept;
    tally.signIns += 1;
    const fresh = rpc.signIn(who.email, password);
    cookies.set(who.id, fresh);
    return fresh;
  };
};

const stored = z.object({ id: z.string() });

/** Files as evidence, one for each person and name; the text says who made it. */
export const makeFiles = (
  { line }: Parts,
  cookieOf: CookieOf,
): ((who: PersonSpec, name: string) => Promise<string>) => {
  const files = new Map<string, Promise<string>>();
  const upload = async (who: PersonSpec, name: string): Promise<string> => {
    const body = `${name}\n${who.name}\n`;
    const reply = await line.ask({
      method: 'POST',
      path: '/files',
      headers: {
        cookie: await cookieOf(who),
        'content-type': 'application/offset+octet-stream',
        'tus-resumable': '1.0.0',
        'upload-length': String(Buffer.byteLength(body)),
        'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      },
      body,
    });
    if (reply.status !== 201)
      throw new Error(`a file was not taken: ${reply.status} ${reply.body.slice(0, 200)}`);
    return stored.parse(JSON.parse(reply.body)).id;
  };
  return (who, name) => {
    const key = `${who.id}/${name}`;
    const kept = files.get(key) ?? upload(who, name);
    files.set(key, kept);
    return kept;
  };
};
