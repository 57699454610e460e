import { connect, type Socket } from 'node:net';
import { Fault } from '@kaohe/domain';
import { refusal } from './refusal.ts';

/** Asks whether bytes are clean; throws `invalid` for what is infected, `unavailable` when nobody can tell. */
export type Scanner = (bytes: Buffer) => Promise<void>;

/** Milliseconds without a word, after which a scanner counts as away. */
const patience = 30_000;
const chunk = 64 * 1024;
/** Longer than any answer of the protocol. */
const longest = 4_096;

const away = (cause: unknown): Fault => new Fault('unavailable', { store: 'scanner' }, cause);

/** `INSTREAM` as clamd takes it: each piece after its length in four bytes, at the end a length of nought. */
const send = (socket: Socket, bytes: Buffer): void => {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += chunk) {
    const piece = bytes.subarray(at, at + chunk);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    socket.write(length);
    socket.write(piece);
  }
  socket.write(Buffer.alloc(4));
};

const answerTo = (socket: Socket, bytes: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    socket.setTimeout(patience, () => socket.destroy(new Error('the scanner does not answer')));
    socket.on('error', (error) => reject(away(error)));
    socket.on('close', () => reject(away(new Error(`the scanner broke off after ${JSON.stringify(said)}`))));
    socket.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      if (said.includes('\0') || said.length > longest) resolve(said.split('\0')[0] ?? '');
    });
    socket.on('connect', () => send(socket, bytes));
  });

/** clamd at `url`, such as `tcp://clamav:3310`. What it can't examine isn't taken. */
export const clamav = (url: string): Scanner => {
  const { hostname, port } = new URL(url);
  return async (bytes) => {
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) });
    try {
      const answer = await answerTo(socket, bytes);
      if (/^stream: OK$/.test(answer)) return;
      const found = /^stream: (.+) FOUND$/.exec(answer);
      if (found === null) throw away(new Error(`the scanner said ${JSON.stringify(answer)}`));
      throw refusal('fileInfected', { found: found[1] ?? '' });
    } finally {
      socket.destroy();
    }
  };
};
