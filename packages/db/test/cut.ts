import { createServer, connect as dial, type Server, type Socket } from 'node:net';

export type Cut = AsyncDisposable & {
  /** The same database, through a wire that is cut. */
  readonly url: string;
  /** Whether it was cut. */
  readonly isCut: () => boolean;
};

/**
 * A wire to the database that is cut for good at the `n`-th message of the client: before the server has it, or once the server has
 * it and the client has no answer yet.
 */
export const cutWire = async (
  url: string,
  { n, when }: { n: number; when: 'before' | 'after' },
): Promise<Cut> => {
  const target = new URL(url);
  const { hostname: host, port } = target;
  const sockets = new Set<Socket>();
  let count = 0;
  let cut = false;
  const end = () => {
    cut = true;
    for (const socket of sockets) socket.destroy();
  };
  const server: Server = createServer((client) => {
    if (cut) {
      client.destroy();
      return;
    }
    const upstream = dial(Number(port || 5432), host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('close', () => upstream.end());
    upstream.on('close', () => client.destroy());
    upstream.on('data', (chunk) => {
      if (!cut) client.write(chunk);
    });
    client.on('data', (chunk) => {
      if (cut) return;
      count += 1;
      if (count < n) upstream.write(chunk);
      else if (when === 'before') end();
      else {
        cut = true;
        // The server carries it out and finds nobody to tell.
        upstream.write(chunk, () => setTimeout(end, 30));
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a port');
  target.hostname = '127.0.0.1';
  target.port = String(address.port);
  return {
    url: target.href,
    isCut: () => cut,
    [Symbol.asyncDispose]: async () => {
      end();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
};
