// `npm start`: what can be said before anything slow is said here.
import { createServer } from 'node:net';
import { giveUp } from './language.mjs';
import { assertNode, run } from './run.mjs';

/** The error code of listening there; undefined when it works. @param {number} port @param {string | undefined} host */
const listen = (port, host) =>
  new Promise((/** @type {(code: string | undefined) => void} */ resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : 'unknown'));
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });

assertNode();
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65535)
  giveUp(
    { en: `PORT=${process.env.PORT} is no port.`, zh: `PORT=${process.env.PORT} 不是有效端口。` },
    { en: 'Give a number from 1 to 65535.', zh: '请给出 1 至 65535 之间的数字。' },
  );
const trouble = (await listen(port, '127.0.0.1')) ?? (await listen(port, undefined));
if (trouble === 'EACCES')
  giveUp(
    { en: `Port ${port} needs more rights than yours.`, zh: `没有使用端口 ${port} 的权限。` },
    { en: 'Choose one above 1023: PORT=3000 npm start', zh: '请改用 1023 以上的端口：PORT=3000 npm start' },
  );
if (trouble === 'EADDRINUSE')
  giveUp(
    {
      en: `Port ${port} is in use, perhaps by another npm start.`,
      zh: `端口 ${port} 已被占用（可能已有一个 npm start 在运行）。`,
    },
    {
      en: `Stop that program, or choose another port: PORT=${port + 1} npm start`,
      zh: `请停止占用该端口的程序，或换一个端口：PORT=${port + 1} npm start`,
    },
  );
run('packages/tooling/launch/start.ts', process.argv.slice(2));
