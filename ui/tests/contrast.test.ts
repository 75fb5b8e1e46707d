/** Every text colour on every ground it stands on, in both themes: WCAG AA, 4.5 to 1. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../src/look/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split(":root[data-theme='dark']");

function tokens(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
}

const themes = { light: tokens(light), dark: new Map([...tokens(light), ...tokens(dark)]) };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const everywhere = ['paper', 'desk', 'panel'];
const pairs: [text: string, grounds: string[]][] = [
  ['ink', [...everywhere, 'hover', 'pencil-wash', 'strike-wash', 'warn-wash', 'found', 'found-now']],
  ['ink-2', [...everywhere, 'hover', 'pencil-wash']],
  ['ink-3', everywhere],
  ['pencil', [...everywhere, 'pencil-wash', 'found']],
  ['strike', [...everywhere, 'hover', 'pencil-wash', 'strike-wash']],
  ['warn', [...everywhere, 'pencil-wash', 'warn-wash']],
  ['ok', everywhere],
  ['on-pencil', ['pencil', 'pencil-deep']],
];

describe.each(Object.entries(themes))('in the %s theme', (_, colours) => {
  const grounds = pairs.flatMap(([text, all]) => all.map((ground) => [text, ground] as const));
  it.each(grounds)('%s can be read on %s', (text, ground) => {
    expect(contrast(colours.get(text) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
