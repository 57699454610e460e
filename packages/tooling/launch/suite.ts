import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { logOf, perform } from './command.ts';
import { root } from './install.mjs';

/** One Vitest run of one workspace. */
export type Suite = { readonly name: string; readonly room: string; readonly script: string };

export type Tally = { passed: number; failed: number; skipped: number };

/** The part of Vitest's JSON report that is read. */
type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
};

/** The longest first, so that the last to end is a short one; what isn't named comes after. */
const order = ['web', 'api', 'web e2e', 'db', 'tooling', 'worker', 'demo'];
const rank = (name: string): number => order.indexOf(name) + 1 || order.length + 1;

/** Every `test` and `e2e` of the workspaces. */
export const suites = (): Suite[] => {
  const rooms = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}`),
  );
  const found = rooms.flatMap((room) => {
    const file = join(root, room, 'package.json');
    if (!existsSync(file)) return [];
    const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
    return ['test', 'e2e'].flatMap((kind) => {
      const script = scripts[kind];
      const name = `${room.split('/')[1]}${kind === 'e2e' ? ' e2e' : ''}`;
      return script ? [{ name, room, script }] : [];
    });
  });
  return found.sort((a, b) => rank(a.name) - rank(b.name));
};

const read = (file: string): Report | undefined => {
  if (!existsSync(file)) return undefined;
  const report: Report = JSON.parse(readFileSync(file, 'utf8'));
  return report;
};

/** The first lines of what a failed test or file said, without those of the libraries. */
const excerpt = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|node:)/.test(line))
    .slice(0, 12)
    .map((line) => `      ${line}`)
    .join('\n');

const failures = (report: Report): string[] =>
  report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const file = name.replace(`${root}/`, '');
    const lines = failed.map(
      (test) => `    ✗ ${file} › ${test.fullName}\n${excerpt(test.failureMessages.join('\n'))}`,
    );
    return status === 'failed' && failed.length === 0 ? [`    ✗ ${file}\n${excerpt(message)}`] : lines;
  });

/** Files that failed before any of their tests did count as one failure each. */
const unloaded = (report: Report): number =>
  report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;

/** Runs a suite and prints its line; a suite that ends badly without a failed test counts as one failure. */
export const runSuite = async (suite: Suite, env: Readonly<Record<string, string>>): Promise<Tally> => {
  const name = suite.name.replace(' ', '-');
  const file = logOf(name).replace(/log$/, 'json');
  rmSync(file, { force: true });
  const script = `${suite.script} --reporter=default --reporter=json --outputFile.json='${file}'`;
  const path = `${join(root, suite.room, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
  const outcome = await perform({
    name,
    command: ['sh', '-c', script],
    cwd: join(root, suite.room),
    env: { ...env, PATH: path, NO_COLOR: '1' },
  });
  const report = read(file);
  const tally: Tally = {
    passed: report?.numPassedTests ?? 0,
    failed: report ? report.numFailedTests + unloaded(report) : 0,
    skipped: report ? report.numPendingTests + report.numTodoTests : 0,
  };
  const crashed = outcome.code !== 0 && tally.failed === 0;
  if (crashed) tally.failed = 1;
  const counts = `${tally.passed} passed, ${tally.failed} failed${tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''}`;
  console.log(
    `${tally.failed === 0 ? '✓' : '✗'} ${suite.name.padEnd(12)} ${counts.padEnd(34)} ${outcome.seconds.toFixed(1)} s`,
  );
  if (report && tally.failed > 0) console.log(failures(report).join('\n'));
  if (crashed)
    console.log(`${outcome.output.split('\n').slice(-40).join('\n')}\n  → ended with ${outcome.code}`);
  if (tally.failed > 0)
    console.log(`  → pnpm --filter ./${suite.room} exec ${suite.script}   runs it alone\n`);
  return tally;
};
