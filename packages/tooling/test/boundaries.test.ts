import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
let toy = '';

/** A tree with the rooms of the house, in which every arrow is lawful. */
const lawful: Record<string, string> = {
  'packages/domain/src/index.ts': "export * from './appeal/machine.ts';\nexport * from './cycle/machine.ts';",
  'packages/domain/src/kernel/event.ts': "import { z } from 'zod';\nexport const event = z;",
  'packages/domain/src/appeal/machine.ts':
    "import { event } from '../kernel/event.ts';\nimport { setup } from 'xstate';\nexport const appeal = [event, setup];",
  'packages/domain/src/cycle/machine.ts':
    "import { event } from '../kernel/event.ts';\nexport const cycle = event;",
  'packages/domain/test/appeal.test.ts':
    "import { appeal } from '../src/index.ts';\nexport const seen = appeal;",
  'packages/wording/src/index.ts': "import { cycle } from '@kaohe/domain';\nexport const words = cycle;",
  'packages/table/src/index.ts':
    "import { Workbook } from 'exceljs';\nimport { words } from '@kaohe/wording';\nexport const table = [Workbook, words];",
  'packages/db/src/index.ts':
    "import { Pool } from 'pg';\nimport { cycle } from '@kaohe/domain';\nexport const db = [Pool, cycle];",
  'packages/db/test/advance.test.ts': "import { store } from '@kaohe/testing';\nexport const used = store;",
  'packages/testing/src/index.ts': "import { db } from '@kaohe/db';\nexport const store = db;",
  'packages/tooling/launch/start.ts': "import { db } from '@kaohe/db';\nexport const start = db;",
  'packages/demo/src/seed-main.ts': "import { db } from '@kaohe/db';\nexport const seed = db;",
  'apps/api/src/index.ts': "export type { Router } from './router.ts';",
  'apps/api/src/router.ts':
    "import { db } from '@kaohe/db';\nexport const router = db;\nexport type Router = typeof router;",
  'apps/worker/src/main.ts':
    "import { Queue } from 'bullmq';\nimport { db } from '@kaohe/db';\nexport const worker = [Queue, db];",
  'apps/web/src/app/trpc.ts': "import type { Router } from '@kaohe/api';\nexport type Client = Router;",
  'apps/web/src/workflow/action-bar.ts': 'export const actionBar = 1;',
  'apps/web/src/ui/panel.ts': 'export const panel = 1;',
  'apps/web/src/features/cycle/cycle-page.ts':
    "import { actionBar } from '../../workflow/action-bar.ts';\nimport { panel } from '../../ui/panel.ts';\nexport const page = [actionBar, panel];",
  'apps/web/src/features/appeals/forms.ts': 'export const forms = 1;',
};

/** One breach of each rule: the file that commits it, and what it imports. */
const breaches: [rule: string, file: string, source: string][] = [
  ['no-cycles', 'packages/db/src/journal.ts', "import './outbox.ts';\nexport const journal = 1;"],
  ['nothing-unresolved', 'packages/db/src/gone.ts', "import './not-there.ts';"],
  ['domain-is-pure', 'packages/domain/src/kernel/clock.ts', "import 'node:fs';"],
  ['nouns-meet-in-the-kernel', 'packages/domain/src/appeal/grade.ts', "import '../cycle/machine.ts';"],
  ['kernel-knows-no-noun', 'packages/domain/src/kernel/step.ts', "import '../cycle/machine.ts';"],
  ['wording-knows-only-domain', 'packages/wording/src/format.ts', "import '@kaohe/db';"],
  ['db-below-apps', 'packages/db/src/notice.ts', "import '@kaohe/wording';"],
  ['prisma-has-one-owner', 'apps/api/src/pool.ts', "import 'pg';"],
  ['tables-have-one-owner', 'apps/api/src/sheet.ts', "import 'exceljs';"],
  ['table-knows-only-words', 'packages/table/src/store.ts', "import '@kaohe/db';"],
  ['web-takes-only-tables-types', 'apps/web/src/app/sheet.ts', "import '@kaohe/table';"],
  ['queue-has-one-owner', 'apps/api/src/queue.ts', "import 'bullmq';"],
  ['apps-are-strangers', 'apps/worker/src/session.ts', "import '../../api/src/session.ts';"],
  ['web-takes-only-the-router-type', 'apps/web/src/app/server.ts', "import '@kaohe/api';"],
  ['nobody-imports-an-app', 'packages/wording/src/screen.ts', "import '@kaohe/api';"],
  ['web-never-touches-the-store', 'apps/web/src/app/store.ts', "import '@kaohe/db';"],
  ['papers-have-one-owner', 'apps/worker/src/letter.ts', "import 'docx';"],
  ['paper-knows-only-words', 'packages/paper/src/facts.ts', "import '@kaohe/db';"],
  ['features-are-strangers', 'apps/web/src/features/cycle/queries.ts', "import '../appeals/forms.ts';"],
  ['workflow-is-generic', 'apps/web/src/workflow/timeline.ts', "import '../features/appeals/forms.ts';"],
  ['ui-is-generic', 'apps/web/src/ui/badge.ts', "import '@kaohe/domain';"],
  ['tests-only-in-tests', 'apps/worker/src/fake.ts', "import '@kaohe/testing';"],
  ['demo-stands-outside', 'packages/demo/src/words.ts', "import '@kaohe/wording';"],
  [
    'demo-is-imported-by-nobody',
    'apps/api/src/world.ts',
    "import '../../../packages/demo/src/seed-main.ts';",
  ],
  [
    'tooling-is-imported-by-nobody',
    'apps/worker/src/launch.ts',
    "import '../../../packages/tooling/launch/start.ts';",
  ],
];

const put = (file: string, text: string): void => {
  mkdirSync(dirname(join(toy, file)), { recursive: true });
  writeFileSync(join(toy, file), text);
};

/** Every violation the cruiser finds in the toy tree, as `rule file`. */
const violations = (): string[] => {
  const args = [
    '--config',
    join(root, 'packages/tooling/depcruise.cjs'),
    '--output-type',
    'json',
    'packages',
    'apps',
  ];
  const out = execFileSync(join(root, 'node_modules/.bin/depcruise'), args, { cwd: toy, encoding: 'utf8' });
  const found: { summary: { violations: { rule: { name: string }; from: string }[] } } = JSON.parse(out);
  return found.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
};

beforeAll(() => {
  toy = mkdtempSync(join(tmpdir(), 'kaohe-boundaries-'));
  for (const name of ['xstate', 'zod', 'pg', 'bullmq', 'exceljs', 'docx']) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    put(`node_modules/${name}/index.js`, '');
  }
  const rooms = ['domain', 'wording', 'table', 'paper', 'db', 'testing'].map((room) => `packages/${room}`);
  for (const room of [...rooms, 'apps/api']) {
    const name = `@kaohe/${room.split('/')[1]}`;
    put(`${room}/package.json`, JSON.stringify({ name, type: 'module', exports: './src/index.ts' }));
    mkdirSync(join(toy, 'node_modules/@kaohe'), { recursive: true });
    symlinkSync(join(toy, room), join(toy, 'node_modules', name));
  }
  for (const [file, text] of Object.entries(lawful)) put(file, text);
});

afterAll(() => rmSync(toy, { recursive: true, force: true }));

test('a lawful tree has no violation', () => {
  expect(violations()).toEqual([]);
});

test('every planted breach is found by its rule', () => {
  put('apps/api/src/session.ts', 'export const session = 1;');
  put('packages/db/src/outbox.ts', "import './journal.ts';\nexport const outbox = 1;");
  for (const [, file, source] of breaches) put(file, source);
  const found = new Set(violations());
  const missed = breaches.map(([rule, file]) => `${rule} ${file}`).filter((breach) => !found.has(breach));
  expect(missed).toEqual([]);
});

test('every rule has a planted breach', async () => {
  const { default: config }: { default: { forbidden: { name: string }[] } } = await import(
    '../depcruise.cjs'
  );
  const planted = new Set(breaches.map(([rule]) => rule));
  expect(config.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});
