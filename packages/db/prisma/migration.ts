// Writes the next migration: what the schema has more than it had at a commit. `pnpm migration <name> [commit]`, needs DATABASE_URL.
// (Comparing with the migrations folder itself fails in the engine's WebAssembly build, which can't read a "char" column of the catalogue.)
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { filters, migrationsFolder, schemaFiles, withEngine } from '../src/engine.ts';

const [name, commit = 'HEAD'] = process.argv.slice(2);
const url = process.env.DATABASE_URL;
if (!name || !url) throw new Error('usage: DATABASE_URL=<a database> pnpm migration <name> [commit]');

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: fileURLToPath(new URL('.', import.meta.url)), encoding: 'utf8' });
const before = git('ls-tree', '--name-only', commit, 'schema/')
  .split('\n')
  .filter((path) => path.endsWith('.prisma'))
  .map((path) => ({ path, content: git('show', `${commit}:./${path}`) }));

const files = (await schemaFiles()).map(([path, content]) => ({ path, content }));
const { stdout } = await withEngine(url, (engine) =>
  engine.diff({
    from: before.length === 0 ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: before },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters,
  }),
);
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = `${migrationsFolder}/${stamp}_${name}`;
await mkdir(folder);
await writeFile(`${folder}/migration.sql`, stdout ?? '');
process.stdout.write(`${folder}\n`);
