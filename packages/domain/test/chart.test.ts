import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../src/kernel/definition.ts';
import { stagesOf } from '../src/kernel/step.ts';
import { registry } from '../src/registry.ts';
import { chart, fileOf, index } from './chart.ts';

const all: readonly Definition[] = Object.values(registry);
const folder = new URL('../../../docs/machines/', import.meta.url);
const pages: ReadonlyMap<string, string> = new Map([
  ['README.md', index(all)],
  ...all.map((definition) => [fileOf(definition.name), chart(definition)] as const),
]);

if (process.env.UPDATE === '1') {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of pages) writeFileSync(new URL(file, folder), text);
}

describe('docs/machines', () => {
  test.each([...pages])(
    '%s says what the machine says (else read the difference, then UPDATE=1)',
    (file, text) => {
      expect(readFileSync(new URL(file, folder), 'utf8')).toBe(text);
    },
  );

  test('has a page for each process and none besides', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  });
});

test.each(all.map((definition) => [definition.name, definition] as const))(
  'the chart of %s names every stage and event',
  (_, definition) => {
    const text = chart(definition);
    for (const stage of stagesOf(definition.machine)) expect(text).toContain(`| ${stage} |`);
    for (const event of Object.keys(definition.events)) expect(text).toContain(`| ${event.split('.')[1]} |`);
  },
);
