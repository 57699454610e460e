import { dirname } from 'node:path';

/** @typedef {import('./tree.mjs').Tree} Tree */
/** @typedef {import('./tree.mjs').Breach} Breach */

const scripts = {
  everywhere: ['typecheck', 'test'],
  also: ['build', 'dev'],
};
/** What only one workspace can do. @type {Record<string, string[]>} */
const moreScripts = { '@kaohe/db': ['generate', 'migration', 'journal:verify'], '@kaohe/web': ['e2e'] };
/** The doors of a package: one, but for the embedded database, which loads without the generated client, and the languages, of which a browser loads one. */
const doors = { '.': './src/index.ts' };
const moreDoors = {
  '@kaohe/db': { './embedded': './src/embedded/index.ts' },
  '@kaohe/wording': { './en': './src/en/voice.ts', './zh-CN': './src/zh-CN/voice.ts' },
};
/** Imported by nobody. */
const doorless = new Set(['@kaohe/tooling', '@kaohe/demo', '@kaohe/worker', '@kaohe/web']);
/** @param {Tree} tree @returns {Breach[]} */
export function manifests({ files, text }) {
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

/** A test that isn't type-checked proves less than it says. @param {Tree} tree @returns {Breach[]} */
export function typedTests({ files, text }) {
  const breaches = [];
  for (const file of files.filter((name) => /^(apps|packages)\/[^/]+\/package\.json$/.test(name))) {
    const room = dirname(file);
    for (const folder of ['test', 'e2e'].filter((name) =>
      files.some((one) => one.startsWith(`${room}/${name}/`)),
    )) {
      const config = files.includes(`${room}/tsconfig.json`) ? text(`${room}/tsconfig.json`) : '';
      const included = new RegExp(`"include":[^\\]]*"${folder}"`).test(config);
      if (!included && !JSON.parse(text(file)).scripts?.typecheck?.includes(`-p ${folder}`))
        breaches.push({
          file,
          says: `doesn't type-check its folder ${folder}`,
          cure: `Include "${folder}" in tsconfig.json, or let the script typecheck run tsc -p ${folder} too.`,
        });
    }
  }
  return breaches;
}
