// The shape of the house that no other tool sees: names, sizes, doors, scripts, words that must not be in a file.
import { fileURLToPath } from 'node:url';
import { manifests, typedTests } from './shape/manifests.mjs';
import { decisions, features, names } from './shape/names.mjs';
import { sizes } from './shape/sizes.mjs';
import { imports, texts } from './shape/texts.mjs';
import { readTree } from './shape/tree.mjs';

const rules = [names, sizes, features, manifests, typedTests, imports, texts, decisions];

/** Everything that breaks the shape of the tree at `root`. @param {string} root */
export function breachesOf(root) {
  const tree = readTree(root);
  return rules.flatMap((rule) => rule(tree));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = breachesOf(process.cwd());
  for (const { file, says, cure } of found) console.error(`${file} ${says}\n    ${cure}`);
  if (found.length > 0) process.exitCode = 1;
}
