import { defineConfig } from 'vite';

// What the bench holds the window against; never part of the window. One plain
// script, since a browser reads no modules from files.
export default defineConfig({
  clearScreen: false,
  build: {
    target: 'safari16',
    outDir: '../target/bare-page',
    emptyOutDir: true,
    lib: { entry: 'bare/main.ts', formats: ['iife'], name: 'bare', fileName: () => 'bare.js' },
  },
});
