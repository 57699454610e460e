import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const page = (name: string) => resolve(import.meta.dirname, name, 'index.html');
const api = process.env.KAOHE_API ?? 'http://127.0.0.1:3000';
const proxied = ['/trpc', '/files', '/health', '/ready'];

/** Text is compressed once, when it is built; the API hands out what the browser takes. */
const precompressed = (): Plugin => ({
  name: 'precompressed',
  apply: 'build',
  writeBundle: async ({ dir }) => {
    if (dir === undefined) return;
    const files = await readdir(dir, { recursive: true });
    const texts = files.filter((file) => /[.](js|css|html|svg)$/.test(file));
    await Promise.all(
      texts.map(async (file) => {
        const bytes = await readFile(join(dir, file));
        await writeFile(join(dir, `${file}.br`), await promisify(brotliCompress)(bytes));
        await writeFile(join(dir, `${file}.gz`), await promisify(gzip)(bytes));
      }),
    );
  },
});

/** Four documents: the application, and three pages that work without it (performance.md, Pages). */
export default defineConfig({
  plugins: [react({ exclude: /\/src\/open\// }), precompressed()],
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 800,
    rollupOptions: {
      input: { app: page('.'), 'sign-in': page('sign-in'), notice: page('notice'), q: page('q') },
    },
  },
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: api, changeOrigin: false }])) },
});
