import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const page = (name: string) => resolve(import.meta.dirname, name, 'index.html');
const api = process.env.KAOHE_API ?? 'http://127.0.0.1:3000';
const proxied = ['/trpc', '/files', '/health', '/ready'];

/** Four documents: the application, and three pages that work without it (performance.md, Pages). */
export default defineConfig({
  plugins: [react({ exclude: /\/src\/open\// })],
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 800,
    rollupOptions: {
      input: { app: page('.'), 'sign-in': page('sign-in'), notice: page('notice'), q: page('q') },
    },
  },
  server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target: api, changeOrigin: false }])) },
});
