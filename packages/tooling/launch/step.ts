import { relative } from 'node:path';
import { type Command, logOf, type Outcome, perform, turbo } from './command.ts';
import { root } from './install.mjs';

export type Step = Command & {
  /** What to do when it fails. */
  readonly cure: string;
};

const biome = (...args: string[]): readonly [string, ...string[]] => [
  'biome',
  ...args,
  '--config-path=packages/tooling',
  '--max-diagnostics=50',
];

/** The client that types and boundaries are checked against. */
export const generate: Step = {
  name: 'generate',
  command: turbo('generate'),
  cure: 'Correct the schema in packages/db/prisma/schema.',
};

/** The pages as they are delivered. */
export const pages: Step = {
  name: 'pages',
  command: turbo('build'),
  cure: 'Mend what Vite names; pnpm --filter @kaohe/web build builds again.',
};

/** Everything that can be checked without a store, the quickest first. */
export const steps: readonly Step[] = [
  {
    name: 'format',
    command: biome('check', '--linter-enabled=false'),
    cure: 'pnpm exec biome check --write --linter-enabled=false --config-path=packages/tooling',
  },
  {
    name: 'shape',
    command: ['node', 'packages/tooling/shape.mjs'],
    cure: 'Under each line stands what to do; the rules are in docs/CONTRIBUTING.md.',
  },
  {
    name: 'lint',
    command: biome('lint', '--error-on-warnings'),
    cure: 'Mend the code; pnpm exec biome lint --write --config-path=packages/tooling does what is safe.',
  },
  {
    name: 'types',
    command: turbo('typecheck', '--continue'),
    cure: 'Mend the types; pnpm exec turbo run typecheck checks again what has changed.',
  },
  {
    name: 'boundaries',
    command: [
      'depcruise',
      '--config',
      'packages/tooling/depcruise.cjs',
      'packages',
      'apps',
      '--output-type',
      'err-long',
    ],
    cure: 'Under each arrow stands what to do instead; docs/architecture.md has the order of the rooms.',
  },
  {
    name: 'unused',
    command: ['knip', '--config', 'packages/tooling/knip.json', '--no-config-hints'],
    cure: 'Remove what nobody uses, or take the export off what only its own file uses.',
  },
];

/** The laws of the machines, scoring and calendar: tests that need no store. */
export const laws: Step = {
  name: 'laws',
  command: ['node', 'node_modules/vitest/vitest.mjs', 'run'],
  cwd: 'packages/domain',
  cure: 'A law of the machines is broken: the test says which. docs/machines shows what changed.',
};

/** The first lines of a long output, and where all of it is. */
const shown = ({ name, output }: Outcome): string => {
  const lines = output.trimEnd().split('\n');
  const rest = `… ${lines.length - 80} more lines in ${relative(root, logOf(name))}`;
  return lines.length > 100 ? [...lines.slice(0, 80), rest].join('\n') : lines.join('\n');
};

/** Runs a step and prints its line; what it printed itself only when it failed. */
export const check = async (step: Step): Promise<Outcome> => {
  const outcome = await perform(step);
  const passed = outcome.code === 0;
  console.log(`${passed ? '✓' : '✗'} ${step.name.padEnd(12)} ${outcome.seconds.toFixed(1)} s`);
  if (!passed) console.log(`${shown(outcome)}\n  → ${step.cure}\n`);
  return outcome;
};
