import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The modules are loaded once for all files: loading them took a third of the processor time.
  test: { isolate: false },
});
