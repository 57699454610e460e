import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '@kaohe/db/embedded';

export type Received = {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

export type SmtpProcess = AsyncDisposable & {
  readonly url: string;
  /** Every mail that it has taken, in order; a restart forgets none. */
  readonly received: readonly Received[];
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
};

const header = (source: string, name: string): string =>
  (new RegExp(`^${name}:((?:[^\\r\\n]|\\r\\n[ \\t])*)`, 'im').exec(source)?.[1] ?? '')
    .replaceAll(/\r\n[ \t]/g, ' ')
    .trim();

const decoded = (text: string): string =>
  text.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_all, way: string, part: string) =>
    way.toUpperCase() === 'B'
      ? Buffer.from(part, 'base64').toString('utf8')
      : Buffer.from(
          part
            .replaceAll('_', ' ')
            .replaceAll(/=([\dA-F]{2})/g, (_hit, hex: string) =>
              String.fromCharCode(Number.parseInt(hex, 16)),
            ),
          'latin1',
        ).toString('utf8'),
  );

const bodyOf = (source: string): string => {
  const body = source.slice(source.indexOf('\r\n\r\n') + 4);
  const way = header(source, 'Content-Transfer-Encoding').toLowerCase();
  if (way === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (way !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([\dA-F]{2})/g, (_hit, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};

const parse = ({ source, to }: { source: string; to: readonly string[] }): Received => ({
  messageId: header(source, 'Message-ID'),
  to: to.join(','),
  subject: decoded(header(source, 'Subject')),
  text: bodyOf(source),
});

const isMail = (message: unknown): message is { source: string; to: string[] } =>
  typeof message === 'object' && message !== null && 'source' in message && 'to' in message;

/** Starts a mail server in a process of its own. */
export const startSmtp = async (): Promise<SmtpProcess> => {
  const port = await freePort();
  const received: Received[] = [];
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const next = fork(join(import.meta.dirname, 'smtp-main.ts'), [String(port)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = next;
    next.on('message', (message) => {
      if (isMail(message)) received.push(parse(message));
    });
    await once(next, 'message');
  };
  const stop = async (): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGKILL');
    await ended;
  };
  await start();
  return { url: `smtp://127.0.0.1:${port}`, received, start, stop, [Symbol.asyncDispose]: stop };
};
