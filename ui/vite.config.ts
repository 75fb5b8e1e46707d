import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// The window's policy is `script-src 'self'; style-src 'self'`: nothing may be
// inlined into the page, so small assets stay files and no polyfill is injected.
export default defineConfig({
  plugins: [svelte()],
  base: './',
  clearScreen: false,
  server: { port: 5199, strictPort: true },
  build: {
    target: 'safari16',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // A bound for a machine under load, not a measure.
    testTimeout: 30_000,
    setupFiles: ['tests/setup.ts'],
  },
  ...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
});
