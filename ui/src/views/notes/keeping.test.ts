import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Keeping } from './keeping.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('calls words saved only once they are, and sends the last of them', async () => {
  const sent: string[] = [];
  let answer: (at: string) => void = () => undefined;
  const keeping = new Keeping((text) => {
    sent.push(text);
    return new Promise((resolve) => (answer = resolve));
  });
  keeping.typed('a');
  keeping.typed('ab');
  expect(keeping.state.state).toBe('saving');
  await vi.advanceTimersByTimeAsync(700);
  expect([sent, keeping.state.state]).toEqual([['ab'], 'saving']);
  keeping.typed('abc');
  answer('10:00');
  await vi.advanceTimersByTimeAsync(0);
  expect(keeping.state.state).toBe('saving');
  await vi.advanceTimersByTimeAsync(700);
  answer('10:01');
  await vi.advanceTimersByTimeAsync(0);
  expect([sent, keeping.state]).toEqual([['ab', 'abc'], { state: 'saved', at: '10:01' }]);
});

it('says why words are not saved, keeps them and tries again', async () => {
  let broken = true;
  const sent: string[] = [];
  const keeping = new Keeping((text) => {
    sent.push(text);
    return broken
      ? Promise.reject({ code: 'disk_full', message: 'The disk is full.' })
      : Promise.resolve('10:02');
  });
  keeping.typed('words');
  await keeping.flush();
  expect(keeping.state).toEqual({ state: 'unsaved', why: 'The disk is full.' });
  broken = false;
  await keeping.flush();
  expect([sent, keeping.state.state]).toEqual([['words', 'words'], 'saved']);
});
