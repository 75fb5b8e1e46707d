/** The arrow test of the window: only platform/ may know the host. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../src');

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const sources = files(src)
  .filter((path) => /\.(ts|svelte|css)$/.test(path))
  .map((path) => ({ path: relative(src, path), text: readFileSync(path, 'utf8') }));

/** Files whose text matches, but for those under `except`. */
function offenders(pattern: RegExp, except: (path: string) => boolean): string[] {
  return sources.filter(({ path, text }) => !except(path) && pattern.test(text)).map(({ path }) => path);
}

describe('the one door to the host', () => {
  it('sees the files it judges', () => {
    expect(sources.map(({ path }) => path)).toContain(join('platform', 'tauri.ts'));
  });

  it('is platform/tauri.ts alone', () => {
    expect(offenders(/@tauri-apps|__TAURI/, (path) => path === join('platform', 'tauri.ts'))).toEqual([]);
  });

  it('is entered through platform/ and not past it', () => {
    const past = /from '[^']*platform\/(?!wire'|index')[^']+'/;
    expect(offenders(past, (path) => path.startsWith('platform') || path.endsWith('.test.ts'))).toEqual([]);
  });
});

describe('what the window never does', () => {
  it('puts markup it was given on the page', () => {
    const asMarkup = /\{@html|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/;
    expect(offenders(asMarkup, (path) => path.endsWith('.test.ts'))).toEqual([]);
  });

  it('asks the network for anything', () => {
    expect(
      offenders(/\bfetch\(|XMLHttpRequest|WebSocket\(|EventSource\(|url\(\s*['"]?https?:/, () => false),
    ).toEqual([]);
  });
});
