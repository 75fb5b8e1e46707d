/** A writer at work in the window: what is put right, what can be taken back tomorrow, how the page stands. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../src/editor/tests/copy';
import { frame } from '../src/frame.svelte';
import { habits } from '../src/habits.svelte';
import { route } from '../src/route.svelte';
import { all, byId, click, closeWindow, fill, openWindow, press, screen, until } from './window';

beforeEach(() => habits.restart());
afterEach(closeWindow);

async function toFerry(): Promise<void> {
  press('k', { ctrlKey: true });
  fill('jump-input', 'ferry');
  await until(() => all('jump-hit').length === 2);
  all('jump-hit')[0]?.click();
  await until(() => all('body').length === 1);
  byId('body').focus();
}

let asked: string[] = [];

async function inStory(): Promise<void> {
  window.innerWidth = 1280;
  window.dispatchEvent(new Event('resize'));
  const host = await openWindow();
  const call = host.call.bind(host);
  asked = [];
  host.call = (async (command: never, request: never, files: never) => {
    const reply: unknown = await call(command, request, files);
    asked.push(command);
    return reply;
  }) as typeof host.call;
  await toFerry();
}

const copy = (): string => byId('body').textContent;
const led = (key: string): void => {
  press('j', { ctrlKey: true });
  press(key);
};

describe('undo', () => {
  it('goes on where it was when the story is opened again', async () => {
    await inStory();
    const was = copy();
    press('8', { ctrlKey: true, shiftKey: true });
    await until(() => byId('body').querySelector('ul') !== null);
    press('9', { ctrlKey: true, shiftKey: true });
    await until(() => byId('story').dataset['saved'] === 'yes');
    const written = byId('body').querySelectorAll('ul, figure').length;
    expect(written).toBeGreaterThan(0);
    route.go({ at: 'home' });
    await screen('home');
    // What can be taken back is kept before the story is let go.
    await until(() => asked.includes('leave_story'));
    await toFerry();
    expect(byId('body').querySelectorAll('ul, figure')).toHaveLength(written);
    await until(() => byId('tool-undo').getAttribute('aria-disabled') === null);
    byId('body').focus();
    press('z', { ctrlKey: true });
    press('z', { ctrlKey: true });
    expect(byId('body').querySelectorAll('ul, figure')).toHaveLength(0);
    expect(copy()).toBe(was);
  });
});

describe('the page', () => {
  it('stands at the size its reader likes, and stays so', async () => {
    await inStory();
    const size = (): string =>
      byId('story').querySelector<HTMLElement>('.desk')?.style.getPropertyValue('--zoom') ?? '';
    press('=', { ctrlKey: true });
    press('+', { ctrlKey: true, shiftKey: true });
    expect(size()).toBe('1.2');
    press('-', { ctrlKey: true });
    expect(size()).toBe('1.1');
    expect(habits.now.zoom).toBe(1.1);
    press('0', { ctrlKey: true });
    expect(size()).toBe('1');
    for (let at = 0; at < 20; at += 1) press('-', { ctrlKey: true });
    expect(size()).toBe('0.7');
  });

  it('dims all but the paragraph that is written', async () => {
    await inStory();
    led('f');
    expect(byId('story').querySelector('.dimmed')).not.toBeNull();
    expect(byId('body').querySelectorAll(':scope > .here')).toHaveLength(1);
    led('f');
    expect(byId('body').querySelectorAll('.here')).toHaveLength(0);
  });

  it('stands alone by F11, and gives everything back by Escape', async () => {
    await inStory();
    press('F11');
    expect(all('nav-home')).toHaveLength(0);
    expect(frame.alone).toBe(true);
    press('Escape');
    await until(() => all('nav-home').length === 1);
  });

  it('says what it no longer puts right, and keeps to it', async () => {
    await inStory();
    led('q');
    expect(habits.now.smart).toBe(false);
    expect(document.querySelector('.status')?.textContent).toContain('no longer set');
    led('q');
    expect(habits.now.smart).toBe(true);
  });
});

describe('the outline', () => {
  it('lists the subheads with their words, and what a listener would miss', async () => {
    await inStory();
    press('4', { ctrlKey: true });
    await until(() => all('heard').length > 3);
    expect(byId('outline').textContent).toContain('No subheads yet');
    byId('body').focus();
    press('3', { ctrlKey: true, altKey: true });
    await until(() => all('outline-section').length > 0);
    expect(byId('read-aloud').textContent).toContain('A level is left out');
    byId('outline').querySelector('button')?.click();
    expect(document.activeElement).toBe(byId('body'));
  });
});

describe('habits', () => {
  it('that are not as they should be are as if they were not there', async () => {
    await openWindow();
    localStorage.setItem('stet-habits', '{"x": 3, "me": null, "": {"zoom": "big", "recent": [1], "tab": 4}}');
    habits.restart();
    expect(habits.now).toMatchObject({ zoom: 1, recent: [], tab: 'record' });
    localStorage.setItem('stet-habits', 'not json');
    habits.restart();
    expect(habits.now.zoom).toBe(1);
    click('nav-home');
  });
});
