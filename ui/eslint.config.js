import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const hostDoor = {
  group: ['@tauri-apps/*', '**/platform/tauri*', '**/platform/memory*'],
  message: 'Only src/platform/ talks to the host. Import { platform } from platform/ instead.',
};

export default ts.config(
  { ignores: ['dist/', 'dist-twin/', 'node_modules/', 'src/platform/wire.ts', 'src/platform/commands.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-imports': ['error', { patterns: [hostDoor] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: false }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig },
    },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/no-dom-manipulating': 'error',
      'svelte/button-has-type': 'error',
    },
  },
  { files: ['src/platform/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['tests/**', '**/*.test.ts'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-restricted-imports': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['*.config.*'], languageOptions: { globals: { ...globals.node } } },
);
