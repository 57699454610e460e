import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';

/** @typedef {{ root: string, files: string[], text: (file: string) => string }} Tree */
/** @typedef {{ file: string, says: string, cure: string }} Breach */

export const code = /\.(ts|tsx|mjs|cjs|css|prisma)$/;
export const isTest = (/** @type {string} */ file) => /(^|\/)(test|e2e)\//.test(file);

/** The files of the checkout at `root` that are not ignored, with their texts. @param {string} root @returns {Tree} */
export function readTree(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard', '--deduplicate'], {
    cwd: root,
    encoding: 'utf8',
  });
  const gone = new Set(
    execFileSync('git', ['ls-files', '-z', '-d'], { cwd: root, encoding: 'utf8' }).split('\0'),
  );
  /** @type {Map<string, string>} */
  const read = new Map();
  const text = (/** @type {string} */ file) => {
    const known = read.get(file) ?? readFileSync(join(root, file), 'utf8');
    read.set(file, known);
    return known;
  };
  const files = listed
    .split('\0')
    .filter((file) => file !== '' && !gone.has(file) && extname(file) !== '.snap');
  return { root: resolve(root), files, text };
}
