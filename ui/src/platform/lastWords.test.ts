import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lastWords, PATIENCE_MS, type Flushes } from './lastWords';
import type { Words } from './wire';

const words = (headline: string): Words => ({
  furniture: { headline, short_headline: '', standfirst: [] },
  blocks: [],
});
const hangs = (): Promise<void> => new Promise(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('answers at once when every word is safe, and waits for those that are nearly', async () => {
  let safe = false;
  const flushes: Flushes = new Map<() => Promise<void>, () => Words | null>([
    [
      async () => {
        await Promise.resolve();
        safe = true;
      },
      () => (safe ? null : words('Ferry')),
    ],
  ]);
  expect(await lastWords(flushes)).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it('tells what is behind a save that hangs, and what failed, once its patience is over', async () => {
  const flushes: Flushes = new Map<() => Promise<void>, () => Words | null>([
    [hangs, () => words('Ferry')],
    [() => Promise.reject(new Error('full')), () => words('Crane')],
    [() => Promise.resolve(), () => null],
  ]);
  let told: Words[] | null = null;
  void lastWords(flushes).then((left) => (told = left));
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
  expect(told).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([words('Ferry'), words('Crane')]);
});
