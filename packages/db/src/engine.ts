import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const prisma = fileURLToPath(new URL('../prisma', import.meta.url));
export const migrationsFolder = `${prisma}/migrations`;
/** Nothing in the database is kept by others. */
export const filters = { externalTables: [], externalEnums: [] };

/** What is used of the standard global, which TypeScript knows only with the DOM. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: { [module: string]: { [name: string]: unknown } },
  ): Promise<{ instance: { exports: { [name: string]: unknown } } }>;
};

/** The engine leaves a timer of ten seconds behind its lock; nobody should wait for it. */
const patient = ([name, value]: [string, unknown]): [string, unknown] =>
  name.startsWith('__wbg_setTimeout_')
    ? [name, (run: () => void, ms: number) => setTimeout(run, ms).unref()]
    : [name, value];

/** The wasm file stands beside its bindings; the package's own door imports it in a way that is still experimental. */
const load = async (): Promise<void> => {
  const path = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/[.]js$/, '.wasm');
  const imports = Object.fromEntries(Object.entries(bindings).map(patient));
  const { instance } = await WebAssembly.instantiate(await readFile(path), {
    './schema_engine_bg.js': imports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === 'function') start();
};
let loaded: Promise<void> | undefined;

/** The stock adapter cuts a script at every semicolon, also inside a function's body; PostgreSQL takes it whole, as one transaction. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

/**
 * Prisma's own schema engine, as WebAssembly over the driver: the CLI's binary needs a download.
 * One connection, for the engine's advisory lock belongs to its session.
 */
export const withEngine = async <T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> => {
  loaded ??= load();
  await loaded;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
    const engine = await bindings.SchemaEngine.new(
      { datamodels: await schemaFiles() },
      () => undefined,
      adapter,
    );
    return await work(engine);
  } finally {
    await pool.end();
  }
};

/** Every .prisma file: name and content. */
export const schemaFiles = async (): Promise<[string, string][]> => {
  const names = (await readdir(`${prisma}/schema`)).sort();
  return await Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [name, await readFile(`${prisma}/schema/${name}`, 'utf8')],
    ),
  );
};

/** The migrations folder as the engine wants it. */
export const migrationList = async (): Promise<MigrationList> => {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const directory = async (path: string) => ({
    path,
    migrationFile: {
      path: 'migration.sql',
      content: {
        tag: 'ok' as const,
        value: await readFile(`${migrationsFolder}/${path}/migration.sql`, 'utf8'),
      },
    },
  });
  const lockfile = await readFile(`${migrationsFolder}/migration_lock.toml`, 'utf8');
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    migrationDirectories: await Promise.all(names.sort().map(directory)),
    shadowDbInitScript: '',
  };
};
