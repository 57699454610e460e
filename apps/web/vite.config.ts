import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const page = (name: string) => resolve(import.meta.dirname, name, 'index.html');
const api = process.env.KAOHE_API ?? 'http://127.0.0.1:3000';
const proxied = [
  '/trpc',
  '/files',
  '/letters',
  '/archives',
  '^/standards/[^/]+/export',
  '/rectifications/export',
  '/honours/export',
  '/records/export',
  '/records/bulletin',
  '/health',
  '/ready',
];

/** Text is compressed once, when it is built; the API hands out what the browser takes. */
const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  writeBundle: async ({ dir }, bundle) => {
    if (dir === undefined) return;
    const texts = [...Object.keys(bundle), 'seal.svg'].filter((file) => /[.](js|css|html|svg)$/.test(file));
    await Promise.all(
      texts.map(async (file) => {
        const bytes = await readFile(join(dir, file));
        await writeFile(join(dir, `${file}.br`), await promisify(brotliCompress)(bytes));
        await writeFile(join(dir, `${file}.gz`), await promisify(gzip)(bytes));
      }),
    );
  },
});

const week = 7 * 86_400_000;

/** Chunks of earlier builds stay for a week: a page that was open when the house was built anew still finds them. */
const swept = (): Plugin => ({
  name: 'swept',
  apply: 'build',
  writeBundle: async ({ dir }, bundle) => {
    if (dir === undefined) return;
    const assets = join(dir, 'assets');
    for (const file of await readdir(assets)) {
      const kept = `assets/${file.replace(/[.](br|gz)$/, '')}` in bundle;
      const age = Date.now() - (await stat(join(assets, file))).mtimeMs;
      if (!kept && age > week) await rm(join(assets, file), { force: true });
    }
  },
});

/** Five documents: the application, and four pages that work without it (performance.md, Pages). */
export default defineConfig({
  plugins: [react({ exclude: /\/src\/open\// }), precompressed(), swept()],
  build: {
    target: 'es2023',
    emptyOutDir: false,
    chunkSizeWarningLimit: 800,
    rollupOptions: {
      input: {
        app: page('.'),
        'sign-in': page('sign-in'),
        notice: page('notice'),
        q: page('q'),
        t: page('t'),
        record: page('record'),
      },
    },
  },
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: api, changeOrigin: false }])) },
});
