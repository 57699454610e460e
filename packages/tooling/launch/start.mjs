// `npm start`: what can be said before anything slow is said here.
import { createServer } from 'node:net';
import { giveUp, say } from './language.mjs';
import { assertSystem, run } from './run.mjs';

const help = {
  en: `npm start                  starts Kaohe, the first time with demonstration data
npm start -- --reset       starts afresh: removes the data (asks first; --yes answers)

PORT=3000                  where the pages are
DATABASE_URL=postgres://…  your own PostgreSQL instead of the embedded one
REDIS_URL=redis://…        the queue on Redis, for an installation of any size
SMTP_URL=smtp://…          the server that sends the mail
KAOHE_HOME=.kaohe          where data, secrets and logs are kept`,
  zh: `npm start                  启动系统，首次启动时载入演示数据
npm start -- --reset       重新开始：删除数据（先询问；加 --yes 则不询问）

PORT=3000                  页面端口
DATABASE_URL=postgres://…  使用自有 PostgreSQL，不用内置数据库
REDIS_URL=redis://…        队列放在 Redis 上，适合正式使用
SMTP_URL=smtp://…          发信服务器
KAOHE_HOME=.kaohe          数据、密钥和日志所在目录`,
};

/** The error code of listening there; undefined when it works. @param {number} port @param {string | undefined} host */
const listen = (port, host) =>
  new Promise((/** @type {(code: string | undefined) => void} */ resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve('code' in error ? String(error.code) : 'unknown'));
    server.listen({ port, host }, () => server.close(() => resolve(undefined)));
  });

/** Ends when nothing can be served on the port. @param {number} port */
const assertPort = async (port) => {
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
};

assertSystem();
const args = process.argv.slice(2);
const odd = args.find((arg) => !['--reset', '--yes', '--help'].includes(arg));
if (odd !== undefined)
  giveUp(
    { en: `${odd} is not an option.`, zh: `没有 ${odd} 这个选项。` },
    { en: 'npm start -- --help lists them.', zh: 'npm start -- --help 会列出全部选项。' },
  );
if (args.includes('--help')) {
  console.log(say(help));
  process.exit(0);
}
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 1 || port > 65535)
  giveUp(
    { en: `PORT=${process.env.PORT} is no port.`, zh: `PORT=${process.env.PORT} 不是有效端口。` },
    { en: 'Give a number from 1 to 65535.', zh: '请给出 1 至 65535 之间的数字。' },
  );
await assertPort(port);
run('packages/tooling/launch/start.ts', args);
