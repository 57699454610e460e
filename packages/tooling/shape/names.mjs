import { basename, dirname } from 'node:path';
import { isTest } from './tree.mjs';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Breach} Breach */

const topLevel =
  /^(apps|packages|docs)$|^(turbo|package|tsconfig\.base)\.json$|^pnpm-(workspace|lock)\.yaml$|^(README\.md|LICENSE)$|^\./;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const properNames = new Set(['README', 'CONTRIBUTING', 'CHANGELOG', 'LICENSE', 'zh-CN', '_journal']);
const emptyNames = /^(utils?|helpers?|common|types|shared|misc|(.*-)?(services?|managers?))$/;

const insideDoors = new Set(['apps/worker/src/handlers/index.ts', 'packages/db/src/embedded/index.ts']);

/** @param {Tree} tree @returns {Breach[]} */
export function names({ files }) {
  const breaches = files
    .filter((file) => !topLevel.test(/** @type {string} */ (file.split('/')[0])))
    .map((file) => ({
      file,
      says: 'stands at the top level',
      cure: 'Move it into apps/, packages/ or docs/.',
    }));
  for (const file of files.filter((name) => /^(apps|packages|docs)\//.test(name))) {
    if (/\/migrations\//.test(file)) continue;
    const stems = file.split('/').map((part) => part.replace(/(?<=.)\..*$/, ''));
    const odd = stems.find((stem) => !stem.startsWith('.') && !kebab.test(stem) && !properNames.has(stem));
    if (odd)
      breaches.push({
        file,
        says: `"${odd}" is not kebab-case`,
        cure: 'Rename it: lower case, words joined by hyphens.',
      });
    const empty = isTest(file) ? undefined : stems.find((stem) => emptyNames.test(stem));
    if (empty)
      breaches.push({ file, says: `"${empty}" says nothing`, cure: 'Name it by the noun it holds.' });
    if (
      basename(file) === 'index.ts' &&
      !/^[^/]+\/[^/]+\/src\/index\.ts$/.test(file) &&
      !insideDoors.has(file)
    )
      breaches.push({
        file,
        says: 'is a door inside a package',
        cure: 'Import the files themselves; only a package has an index.ts.',
      });
  }
  return breaches;
}

/** @param {Tree} tree @returns {Breach[]} */
export function features({ files }) {
  return files
    .filter((file) => /^apps\/web\/src\/features\//.test(file))
    .filter(
      (file) =>
        !/^apps\/web\/src\/features\/[^/]+\/(queries\.ts|forms\.tsx?|[^/]+\.tsx|[^/]+\.module\.css)$/.test(
          file,
        ) &&
        // A part that outgrew the twelve files has a folder named by its noun, with what it works out beside what it shows.
        !/^apps\/web\/src\/features\/[^/]+\/[^/]+\/[^/]+\.(tsx?|module\.css)$/.test(file),
    )
    .map((file) => ({
      file,
      says: 'is outside the vocabulary of a feature',
      cure: 'A feature is flat: <name>-page.tsx, queries.ts, forms.ts and parts (.tsx) named by what they show.',
    }));
}

/** @param {Tree} tree @returns {Breach[]} */
export function decisions({ files }) {
  const pages = files.filter((file) => dirname(file) === 'docs/decisions' && basename(file) !== 'README.md');
  const number = (/** @type {string} */ file) => basename(file).slice(0, 4);
  return pages
    .filter(
      (file) =>
        !/^\d{4}-[a-z0-9-]+\.md$/.test(basename(file)) ||
        pages.some((other) => other !== file && number(other) === number(file)),
    )
    .map((file) => ({
      file,
      says: 'is not one numbered decision',
      cure: 'Name it NNNN-title.md with a number of its own.',
    }));
}
