import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

const sources = ['apps', 'packages']
  .flatMap((group) => readdirSync(join(root, group)).map((room) => join(root, group, room, 'src')))
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .filter((file) => !file.includes('/generated/'));

describe('a scope', () => {
  it('is made where a session is recognised, and nowhere else', () => {
    const making = sources.filter((file) => /\bscopeOf\b/.test(readFileSync(join(root, file), 'utf8')));
    expect(making.sort()).toEqual([
      'apps/api/src/session.ts',
      'packages/db/src/index.ts',
      'packages/db/src/read/scope.ts',
      // A list is measured as its reader has it.
      'packages/demo/src/bench/outcome/record.ts',
    ]);
  });

  it('is demanded by every read but those for everybody and for the administrator', () => {
    const read = sources.filter((file) => file.startsWith('packages/db/src/read/'));
    const free = read.flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return [
        ...text.matchAll(
          /export const (read\w+|count\w+|mark\w+|readiness|hears) = (?:async )?(?:<[^>]*>)?\(([^)]*)/g,
        ),
      ]
        .filter(([, , parameters = '']) => !/: Scope\b/.test(parameters))
        .map(([, name]) => name);
    });
    expect(free.sort()).toEqual([
      // The accounts to try, in demonstration mode.
      'readDemonstration',
      // Who somebody is: what a scope is made of.
      'readIdentity',
      // Where instances stand, told to nobody before `hears`.
      'readMoved',
      // Names in data that were read within a scope.
      'readNamed',
      // What everybody may read: where an objection to a notice goes.
      'readObjectionTarget',
      // The administrator's.
      'readPeople',
      'readPublicNotice',
      'readPublicNotices',
      // The state of the house.
      'readiness',
    ]);
  });
});
