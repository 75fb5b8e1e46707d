import { afterEach, beforeEach, expect, it } from 'vitest';
import { frame } from './frame.svelte';

/** A screen that is taken and given back a moment after it is asked for, and says so first. */
let whole = false;
const turns: (() => void)[] = [];
const ask = (to: boolean) => (): Promise<void> =>
  new Promise((done) => {
    turns.push(() => {
      whole = to;
      frame.screenTurned();
      done();
    });
  });

async function turnAll(): Promise<void> {
  for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) {
    turn();
    await new Promise((done) => setTimeout(done));
  }
}

beforeEach(() => {
  whole = false;
  Object.defineProperty(document, 'fullscreenElement', {
    configurable: true,
    get: () => (whole ? document.documentElement : null),
  });
  document.documentElement.requestFullscreen = ask(true);
  document.exitFullscreen = ask(false);
});

afterEach(() => {
  Reflect.deleteProperty(document, 'fullscreenElement');
});

it('stands alone again when the key is pressed before the screen was given back', async () => {
  frame.standAlone(true);
  await turnAll();
  expect(whole).toBe(true);
  frame.standAlone(false);
  frame.standAlone(true);
  await turnAll();
  expect([frame.alone, whole]).toEqual([true, true]);
  frame.standAlone(false);
  await turnAll();
  expect([frame.alone, whole]).toEqual([false, false]);
});

it('brings everything back when the screen is given back by somebody else', async () => {
  frame.standAlone(true);
  await turnAll();
  whole = false;
  frame.screenTurned();
  expect(frame.alone).toBe(false);
});
