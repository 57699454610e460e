import { dirname } from 'node:path';
import { code, isTest } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Breach} Breach */

/** Folders of one file per noun grow with the nouns; the others stay small enough to be read. */
const oneFilePerNoun =
  /(^|\/)(test|e2e|record|read|write|routers|handlers|schema|decisions|machines|documents|en|zh-CN)$|^docs(\/|$)/;
const folderLimits = [{ path: /^apps\/web\/src\/ui$/, most: 20 }];
const sizeLimits = [
  { path: /\/machine\.ts$/, most: 200 },
  { path: /^apps\/api\/src\/routers\//, most: 120 },
];

/** @param {Tree} tree @returns {Breach[]} */
export function sizes({ files, text }) {
  const breaches = [];
  for (const file of files.filter((name) => code.test(name))) {
    const most = sizeLimits.find(({ path }) => path.test(file))?.most ?? (isTest(file) ? 500 : 300);
    const lines = text(file).split('\n').length - 1;
    if (lines > most)
      breaches.push({ file, says: `has ${lines} lines, at most ${most}`, cure: 'Split it by noun.' });
  }
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  for (const [folder, count] of counts) {
    const most = folderLimits.find(({ path }) => path.test(folder))?.most ?? 12;
    if (folder !== '.' && count > most && !oneFilePerNoun.test(folder) && !/\/migrations/.test(folder))
      breaches.push({
        file: folder,
        says: `has ${count} files, at most ${most}`,
        cure: 'Give a group of them a folder named by its noun.',
      });
  }
  return breaches;
}
