import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { breachesOf } from '../shape.mjs';

// Put together here, so that this file doesn't hold what it looks for.
const registry = ['registry', 'npmjs', 'org'].join('.');
const home = ['', 'home', 'someone', 'kaohe'].join('/');

let tree = '';

const put = (file: string, text = ''): void => {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), text);
};

const manifest = (more: object = {}): string =>
  JSON.stringify({
    name: '@kaohe/domain',
    exports: { '.': './src/index.ts' },
    scripts: { typecheck: 'tsc -p .', test: 'vitest run' },
    ...more,
  });

const says = (): string[] => breachesOf(tree).map((breach) => `${breach.file} ${breach.says}`);

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'kaohe-shape-'));
  execFileSync('git', ['init', '-q', tree]);
  put('package.json', '{}');
  put('packages/domain/package.json', manifest());
  put('packages/domain/src/index.ts', "export * from './appeal/machine.ts';\n");
  put('packages/domain/src/appeal/machine.ts', 'export const appeal = 1;\n');
  put('docs/decisions/0001-source-packages.md', '# Source packages\n');
});

afterEach(() => rmSync(tree, { recursive: true, force: true }));

test('a well-shaped tree has no breach', () => {
  expect(says()).toEqual([]);
});

const lines = (count: number): string => 'export {};\n'.repeat(count);

test.each<[file: string, text: string, expected: string]>([
  ['tools/build.ts', '', 'tools/build.ts stands at the top level'],
  ['packages/domain/src/badName.ts', '', 'packages/domain/src/badName.ts "badName" is not kebab-case'],
  ['packages/domain/src/utils.ts', '', 'packages/domain/src/utils.ts "utils" says nothing'],
  ['apps/api/src/mail-service.ts', '', 'apps/api/src/mail-service.ts "mail-service" says nothing'],
  [
    'packages/domain/src/appeal/index.ts',
    '',
    'packages/domain/src/appeal/index.ts is a door inside a package',
  ],
  ['packages/domain/src/long.ts', lines(301), 'packages/domain/src/long.ts has 301 lines, at most 300'],
  [
    'packages/domain/test/long.test.ts',
    lines(501),
    'packages/domain/test/long.test.ts has 501 lines, at most 500',
  ],
  [
    'packages/domain/src/cycle/machine.ts',
    lines(201),
    'packages/domain/src/cycle/machine.ts has 201 lines, at most 200',
  ],
  [
    'apps/web/src/features/cycle/store.ts',
    '',
    'apps/web/src/features/cycle/store.ts is outside the vocabulary of a feature',
  ],
  [
    'packages/domain/package.json',
    manifest({ exports: { '.': './dist/index.js' } }),
    'packages/domain/package.json has other doors than the house allows',
  ],
  [
    'packages/domain/package.json',
    manifest({ scripts: { test: 'vitest run' } }),
    'packages/domain/package.json lacks the script "typecheck"',
  ],
  [
    'packages/domain/src/a.ts',
    "import { b } from '../../db/src/b.ts';\n",
    'packages/domain/src/a.ts reaches into another workspace by ../../db/src/b.ts',
  ],
  ['docs/guide.md', `see ${registry}/x\n`, 'docs/guide.md:1 names a package registry'],
  ['docs/guide.md', `first\nsee ${home}\n`, 'docs/guide.md:2 holds an absolute path of a machine'],
  [
    'packages/domain/src/cast.ts',
    `export const n = 1 as ${'unknown'} as string;\n`,
    'packages/domain/src/cast.ts:1 waves a type through',
  ],
  [
    'packages/domain/src/cast.ts',
    '// @ts-expect-error\n',
    'packages/domain/src/cast.ts:1 expects a type error outside a test',
  ],
  ['docs/decisions/0001-other.md', '', 'docs/decisions/0001-other.md is not one numbered decision'],
])('%s is found', (file, text, expected) => {
  put(file, text);
  expect(says()).toContain(expected);
});

test('a path of this very checkout is found', () => {
  put('docs/guide.md', `cd ${tree}/apps\n`);
  expect(says()).toContain('docs/guide.md:1 holds an absolute path of a machine');
});

test('a crowded folder is found', () => {
  for (let n = 1; n <= 13; n += 1) put(`packages/domain/src/appeal/part-${n}.ts`);
  expect(says()).toEqual(['packages/domain/src/appeal has 14 files, at most 12']);
});

test('tests that are not type-checked are found', () => {
  put('packages/domain/test/appeal.test.ts');
  expect(says()).toEqual(["packages/domain/package.json doesn't type-check its folder test"]);
  put('packages/domain/tsconfig.json', '{ "include": ["src", "test"] }');
  expect(says()).toEqual([]);
});

test('a version that two workspaces pin by themselves is found in both', () => {
  put('packages/domain/package.json', manifest({ dependencies: { zod: '^4.0.0' } }));
  put('packages/wording/package.json', manifest({ dependencies: { zod: '^4.0.0' } }));
  expect(says()).toEqual([
    'packages/domain/package.json pins zod by itself',
    'packages/wording/package.json pins zod by itself',
  ]);
});
