import { dirname, join, normalize } from 'node:path';
import { code } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Breach} Breach */

/** Relative imports that leave their workspace go around its door. @param {Tree} tree @returns {Breach[]} */
export function imports({ files, text }) {
  const breaches = [];
  for (const file of files.filter(
    (name) => /^(apps|packages)\/.*\.(ts|tsx)$/.test(name) && !name.startsWith('packages/tooling/'),
  )) {
    const room = file.split('/').slice(0, 2).join('/');
    for (const [, target] of text(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g))
      if (target && !normalize(join(dirname(file), target)).startsWith(`${room}/`))
        breaches.push({
          file,
          says: `reaches into another workspace by ${target}`,
          cure: 'Import it by its package name.',
        });
  }
  return breaches;
}

/** @typedef {{ bad: RegExp, says: string, cure: string, only?: RegExp }} Word */
/** @type {Word} */
const machinePath = {
  bad: /(^|[\s"'`(=])\/(work|root|home|Users)\/[\w.-]+/,
  says: 'holds an absolute path of a machine',
  cure: 'Write it relative to the checkout.',
};
/** @type {Word[]} */
const words = [
  {
    bad: /\bregistry[.](npmjs|yarnpkg|npmmirror)|\bnpmmirror[.]com|\b(deb|security)[.]debian[.]org|\bpypi[.]org/,
    says: 'names a package registry',
    cure: 'Name the package, not the host it comes from.',
  },
  {
    bad: /\bas unknown as\b|@ts-(ignore|nocheck)\b/,
    says: 'waves a type through',
    cure: 'Narrow the value, or parse it with zod.',
    only: code,
  },
  {
    bad: /@ts-expect[-]error\b/,
    says: 'expects a type error outside a test',
    cure: 'Mend the type.',
    only: /^(?!.*\/test\/).*\.(ts|tsx|mjs|cjs)$/,
  },
];

/** @param {Tree} tree @returns {Breach[]} */
export function texts({ root, files, text }) {
  const checkout = root.replace(/[^\w/]/g, '\\$&');
  const forbidden = [{ ...machinePath, bad: new RegExp(`${checkout}/|${machinePath.bad.source}`) }, ...words];
  const breaches = [];
  for (const file of files.filter((name) => !/\.(png|ico|woff2|docx|xlsx|pdf)$/.test(name))) {
    const lines = text(file).split('\n');
    for (const { bad, says, cure } of forbidden.filter(({ only }) => only?.test(file) ?? true)) {
      const at = lines.findIndex((line) => bad.test(line));
      if (at >= 0) breaches.push({ file: `${file}:${at + 1}`, says, cure });
    }
  }
  return breaches;
}
