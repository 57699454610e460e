import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type Listeners = { readonly [channel: string]: (message: string) => void };
export type Listening = {
  /** Ends the connection; nothing is told afterwards. */
  readonly close: () => Promise<void>;
};
export type ListenOptions = {
  /** Told of every lost connection. */
  readonly onError?: (error: Error) => void;
  /** Called whenever it listens again after a loss: what was told meanwhile is missing. */
  readonly onGap?: () => void;
};

/** How long it waits before it connects again, in milliseconds; doubles up to the last. */
const patience = { first: 100, last: 5_000 };

type Connection = {
  readonly url: string;
  readonly listeners: Listeners;
  readonly onError: (error: Error) => void;
};

const listenOnce = async ({ url, listeners, onError }: Connection): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kaohe listener',
    keepAlive: true,
  });
  client.on('error', onError);
  client.on('notification', ({ channel, payload = '' }) => listeners[channel]?.(payload));
  try {
    await client.connect();
    for (const channel of Object.keys(listeners))
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return client;
  } catch (error) {
    await client.end().catch(onError);
    throw error;
  }
};

/**
 * Listens to channels of NOTIFY on a connection of its own, and comes back by itself when that is lost. Fails only when the first
 * connection does.
 */
export const listen = async (
  url: string,
  listeners: Listeners,
  options: ListenOptions = {},
): Promise<Listening> => {
  const { onError = () => undefined, onGap = () => undefined } = options;
  const ended = new AbortController();
  const connection = { url, listeners, onError };
  let client = await listenOnce(connection);

  const again = async (): Promise<void> => {
    for (let wait = patience.first; !ended.signal.aborted; wait = Math.min(wait * 2, patience.last)) {
      try {
        const next = await listenOnce(connection);
        if (ended.signal.aborted) return await next.end();
        client = next;
        watch(next);
        return onGap();
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
        await pause(wait, undefined, { signal: ended.signal, ref: false }).catch(() => undefined);
      }
    }
  };
  const watch = (watched: pg.Client): void => {
    watched.once('end', () => {
      if (!ended.signal.aborted) void again();
    });
  };
  watch(client);
  return {
    close: async () => {
      ended.abort();
      await client.end().catch(onError);
    },
  };
};
