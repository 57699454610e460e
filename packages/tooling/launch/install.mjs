import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveUp, say } from './language.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
/** Node 24, brought by the npm package `node`. */
export const node24 = join(root, 'node_modules/node/bin/node');
const marker = join(root, 'node_modules/.kaohe-installed');

/** Everything that decides what an installation holds. */
const fingerprint = () => {
  const rooms = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}`),
  );
  const manifests = ['', ...rooms]
    .map((room) => join(root, room, 'package.json'))
    .filter((file) => existsSync(file));
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`);
  for (const file of [...manifests, join(root, 'pnpm-workspace.yaml'), join(root, 'pnpm-lock.yaml')])
    hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/** The pinned pnpm, through npm whichever way this program was started. @returns {[string, string[]]} */
export const pnpm = () => {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const npm = process.env.npm_execpath ?? '';
  return basename(npm) === 'npm-cli.js'
    ? [process.execPath, [npm, 'exec', '--yes', '--', packageManager]]
    : ['npx', ['--yes', packageManager]];
};

/** Installs what the lockfile says, unless that was done before. */
export const install = () => {
  const wanted = fingerprint();
  if (existsSync(node24) && existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  console.log(
    say({
      en: 'Installing the packages (a minute or two the first time) …',
      zh: '正在安装依赖包（首次约需一两分钟）……',
    }),
  );
  const [command, args] = pnpm();
  const { status, error } = spawnSync(
    command,
    [...args, 'install', '--frozen-lockfile', '--prefer-offline'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (status !== 0)
    giveUp(
      {
        en: `The packages could not be installed${error ? ` (${error.message})` : ''}.`,
        zh: '依赖包未能安装。',
      },
      {
        en: 'See the lines above: is the npm registry reachable (npm ping), is there room on the disk (df -h .)? Then start again.',
        zh: '请看上面的输出：npm 软件源能否访问（npm ping）、磁盘是否还有空间（df -h .）？排除后重新启动。',
      },
    );
  writeFileSync(marker, wanted);
};
