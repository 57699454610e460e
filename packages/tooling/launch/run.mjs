// Runs on any Node from 18 up with nothing installed: installs, then hands over to Node 24, which runs TypeScript.
import { spawn, spawnSync } from 'node:child_process';
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

/** Whether a process is there. @param {number} pid */
const isThere = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/**
 * npm runs this by a shell, and signals sent to npm end there: so it is watched whether npm still is there.
 * @param {() => void} stop
 */
const watchNpm = (stop) => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], { encoding: 'utf8' });
  const [, above, name] = /^\s*(\d+)\s+(.*)$/m.exec(stdout ?? '') ?? [];
  const npm = /(^|\/)(ba|da|a|z|k)?sh$/.test(name?.trim() ?? '') ? Number(above) : parent;
  const timer = setInterval(() => {
    if (process.ppid === parent && isThere(npm)) return;
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
  watchNpm(() => child.kill('SIGTERM'));
  child.on('error', (error) =>
    giveUp(
      { en: `Node 24 does not start: ${error.message}.`, zh: `Node 24 无法启动：${error.message}。` },
      { en: 'Remove node_modules and start again.', zh: '请删除 node_modules 后重新启动。' },
    ),
  );
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
};

if (process.argv[1] === fileURLToPath(import.meta.url)) run(process.argv[2] ?? '', process.argv.slice(3));
