// The shape of the house that no other tool sees: names, sizes, doors, scripts, words that must not be in a file.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ root: string, files: string[], text: (file: string) => string }} Tree */
/** @typedef {{ file: string, says: string, cure: string }} Breach */

const topLevel =
  /^(apps|packages|docs)$|^(turbo|package|tsconfig\.base)\.json$|^pnpm-(workspace|lock)\.yaml$|^(README\.md|LICENSE)$|^\./;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const properNames = new Set(['README', 'CONTRIBUTING', 'CHANGELOG', 'LICENSE', 'zh-CN', '_journal']);
const emptyNames = /^(utils?|helpers?|common|types|shared|misc|(.*-)?(services?|managers?))$/;
const code = /\.(ts|tsx|mjs|cjs|css|prisma)$/;
const isTest = (/** @type {string} */ file) => /(^|\/)(test|e2e)\//.test(file);

/** Folders of one file per noun grow with the nouns; the others stay small enough to be read. */
const oneFilePerNoun =
  /(^|\/)(test|e2e|record|read|write|routers|handlers|schema|decisions|machines|documents|en|zh-CN)$|^docs(\/|$)/;
const folderLimits = [{ path: /^apps\/web\/src\/ui$/, most: 20 }];
const sizeLimits = [
  { path: /\/machine\.ts$/, most: 200 },
  { path: /^apps\/api\/src\/routers\//, most: 120 },
];

const scripts = {
  everywhere: ['typecheck', 'test'],
  also: ['build', 'dev'],
};
/** What only one workspace can do. @type {Record<string, string[]>} */
const moreScripts = { '@kaohe/db': ['generate', 'migration', 'journal:verify'], '@kaohe/web': ['e2e'] };
/** The doors of a package: one, but for the embedded database, which loads without the generated client. */
const doors = { '.': './src/index.ts' };
const moreDoors = { '@kaohe/db': { './embedded': './src/embedded/index.ts' } };
/** Imported by nobody. */
const doorless = new Set(['@kaohe/tooling', '@kaohe/demo', '@kaohe/worker', '@kaohe/web']);
const insideDoors = new Set(['apps/worker/src/handlers/index.ts', 'packages/db/src/embedded/index.ts']);

/** @param {Tree} tree @returns {Breach[]} */
function names({ files }) {
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
function sizes({ files, text }) {
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

/** @param {Tree} tree @returns {Breach[]} */
function features({ files }) {
  return files
    .filter((file) => /^apps\/web\/src\/features\//.test(file))
    .filter(
      (file) =>
        !/^apps\/web\/src\/features\/[^/]+\/(queries\.ts|forms\.tsx?|[^/]+\.tsx|[^/]+\.module\.css)$/.test(
          file,
        ),
    )
    .map((file) => ({
      file,
      says: 'is outside the vocabulary of a feature',
      cure: 'A feature is flat: <name>-page.tsx, queries.ts, forms.ts and parts (.tsx) named by what they show.',
    }));
}

/** @param {Tree} tree @returns {Breach[]} */
function manifests({ files, text }) {
  const breaches = [];
  /** @type {Map<string, { file: string, spec: string }[]>} */
  const used = new Map();
  for (const file of files.filter((name) =>
    /^(package\.json|(apps|packages)\/[^/]+\/package\.json)$/.test(name),
  )) {
    const manifest = JSON.parse(text(file));
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
      for (const [name, spec] of Object.entries(manifest[kind] ?? {}))
        used.set(name, [...(used.get(name) ?? []), { file, spec }]);
    if (file === 'package.json') continue;
    const lawful = doorless.has(manifest.name)
      ? undefined
      : { ...doors, ...Reflect.get(moreDoors, manifest.name) };
    if (JSON.stringify(manifest.exports) !== JSON.stringify(lawful))
      breaches.push({
        file,
        says: 'has other doors than the house allows',
        cure: lawful
          ? `Set "exports" to ${JSON.stringify(lawful)}.`
          : 'Nobody imports it: take "exports" out.',
      });
    const has = Object.keys(manifest.scripts ?? {});
    for (const name of scripts.everywhere.filter((script) => !has.includes(script)))
      breaches.push({
        file,
        says: `lacks the script "${name}"`,
        cure: 'Every workspace has typecheck and test.',
      });
    const known = [...scripts.everywhere, ...scripts.also, ...(moreScripts[manifest.name] ?? [])];
    for (const name of has.filter((script) => !known.includes(script)))
      breaches.push({ file, says: `has a script "${name}" of its own`, cure: `Use ${known.join(', ')}.` });
  }
  for (const [name, uses] of used)
    for (const { file, spec } of uses.length > 1 ? uses : [])
      if (!/^(catalog|workspace):/.test(spec))
        breaches.push({
          file,
          says: `pins ${name} by itself`,
          cure: 'Two workspaces use it: put the version into the catalog of pnpm-workspace.yaml.',
        });
  return breaches;
}

/** Relative imports that leave their workspace go around its door. @param {Tree} tree @returns {Breach[]} */
function imports({ files, text }) {
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
function texts({ root, files, text }) {
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

/** @param {Tree} tree @returns {Breach[]} */
function decisions({ files }) {
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

const rules = { names, sizes, features, manifests, imports, texts, decisions };

/** Everything that breaks the shape of the tree at `root`. @param {string} root @returns {Breach[]} */
export function breachesOf(root) {
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
  return Object.values(rules).flatMap((rule) => rule({ root: resolve(root), files, text }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = breachesOf(process.cwd());
  for (const { file, says, cure } of found) console.error(`${file} ${says}\n    ${cure}`);
  if (found.length > 0) process.exitCode = 1;
}
