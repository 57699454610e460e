import { Agent, type IncomingHttpHeaders, request } from 'node:http';

export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
export type Ask = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};
export type Line = { readonly ask: (what: Ask) => Promise<Reply>; readonly close: () => void };

/** Kept-alive connections to one server, at most so many at once; what is asked beyond waits its turn. */
export const makeLine = (url: string, connections: number): Line => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'lifo' });
  const ask = ({ method, path, headers = {}, body }: Ask): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const sized =
        body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) };
      const call = request({ agent, hostname, port, method, path, headers: sized }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      });
      call.on('error', reject);
      call.end(body);
    });
  return { ask, close: () => agent.destroy() };
};
