// Runs on any Node from 18 up with nothing installed: installs, then hands over to Node 24, which runs TypeScript.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, node24, root } from './install.mjs';
import { giveUp } from './language.mjs';

const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Ends where the launcher can't work: an older Node, or Windows, which lacks the shell and the signals. */
export const assertSystem = () => {
  if (process.platform === 'win32')
    giveUp(
      { en: 'Windows is not supported directly.', zh: '不支持直接在 Windows 上运行。' },
      { en: 'Use the Windows Subsystem for Linux (WSL).', zh: '请使用 Windows 的 Linux 子系统（WSL）。' },
    );
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18)
    giveUp(
      { en: `Node ${process.versions.node} is too old.`, zh: `Node ${process.versions.node} 版本过低。` },
      { en: 'Install Node 18 or newer.', zh: '请安装 Node 18 或更新版本。' },
    );
};

/**
 * npm passes a signal on to its shell only, and that may end without passing it on: then this process has
 * another parent all at once. @param {() => void} stop
 */
const watchParent = (stop) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 300).unref();
};

/**
 * Runs a program of the checkout on Node 24 and ends as it ends. The program is told to stop by the signals sent
 * here, and by the closing of its channel should this process be killed.
 * @param {string} program path within the checkout @param {string[]} args
 */
export const run = (program, args) => {
  assertSystem();
  install();
  const child = spawn(node24, [join(root, program), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`,
      TURBO_TELEMETRY_DISABLED: '1',
      npm_config_loglevel: 'error',
    },
  });
  for (const signal of stopSignals) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill('SIGTERM'));
  child.on('error', (error) =>
    giveUp(
      { en: `Node 24 does not start: ${error.message}.`, zh: `Node 24 无法启动：${error.message}。` },
      { en: 'Remove node_modules and start again.', zh: '请删除 node_modules 后重新启动。' },
    ),
  );
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
};

if (process.argv[1] === fileURLToPath(import.meta.url)) run(process.argv[2] ?? '', process.argv.slice(3));
