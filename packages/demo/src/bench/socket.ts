import { connect, type Socket } from 'node:net';

/** One kept-alive connection that asks one thing after the other; made to cost the load generator as little as possible. */
export type Wire = {
  readonly ask: (request: string) => Promise<{ status: number; body: string }>;
  readonly close: () => void;
};

const end = Buffer.from('\r\n\r\n');

/** Reads whole answers off a socket: those that say how long they are. */
const answers = (socket: Socket, onAnswer: (status: number, body: string) => void): void => {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  socket.on('data', (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    for (;;) {
      const head = rest.indexOf(end);
      if (head < 0) return;
      const headers = rest.toString('latin1', 0, head);
      const length = Number(/content-length: (\d+)/i.exec(headers)?.[1] ?? 0);
      const whole = head + end.length + length;
      if (rest.length < whole) return;
      const body = rest.toString('utf8', head + end.length, whole);
      rest = rest.subarray(whole);
      onAnswer(Number(headers.slice(9, 12)), body);
    }
  });
};

export const openWire = (url: string): Promise<Wire> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let waiting: ((answer: { status: number; body: string }) => void) | undefined;
    let failed: (error: Error) => void = reject;
    answers(socket, (status, body) => waiting?.({ status, body }));
    socket.on('error', (error) => failed(error));
    socket.once('connect', () =>
      resolve({
        ask: (request) =>
          new Promise((met, broken) => {
            waiting = met;
            failed = broken;
            socket.write(request);
          }),
        close: () => socket.destroy(),
      }),
    );
  });

/** A POST of JSON as it goes over the wire. */
export const post = (
  host: string,
  { path, cookie, body }: { path: string; cookie: string; body: string },
): string =>
  `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
