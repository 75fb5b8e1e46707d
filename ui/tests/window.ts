/** The whole window over the in-memory host, driven as hands and the harness drive it: by test id. */
import { flushSync, mount, unmount } from 'svelte';
import { vi } from 'vitest';
import App from '../src/App.svelte';
import { frame } from '../src/frame.svelte';
import { house } from '../src/house.svelte';
import { use } from '../src/platform';
import { memory, type Memory } from '../src/platform/memory';
import { route } from '../src/route.svelte';
import { said } from '../src/said.svelte';
// The frame fetches the story room when it is idle; loaded here, it is there before a test can end.
import '../src/views/story/Story.svelte';

let app: ReturnType<typeof mount> | null = null;

export async function openWindow(beginnings?: Parameters<typeof memory>[0]): Promise<Memory> {
  localStorage.clear();
  house.state = null;
  frame.painted = '';
  frame.dialog = null;
  frame.open = [];
  frame.dropped = [];
  route.restart();
  said.settle();
  const host = memory(beginnings);
  use(host);
  app = mount(App, { target: document.body });
  await until(() => byId('app').dataset['screen'] !== '');
  return host;
}

export async function closeWindow(): Promise<void> {
  if (app) await unmount(app);
  app = null;
  document.body.replaceChildren();
}

export function all(testid: string): HTMLElement[] {
  flushSync();
  return [...document.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
}

export function byId(testid: string): HTMLElement {
  const [found] = all(testid);
  if (!found) throw new Error(`nothing on the screen is called ${testid}`);
  return found;
}

export function story(slug: string): HTMLElement {
  const row = all('story-row').find((one) => one.dataset['slug'] === slug);
  if (!row) throw new Error(`${slug} is not in the list`);
  return row;
}

export function click(testid: string): void {
  byId(testid).click();
  flushSync();
}

export function fill(testid: string, text: string): void {
  const field = byId(testid) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

export function press(key: string, also: KeyboardEventInit = {}): void {
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...also }));
  flushSync();
}

export async function until(holds: () => boolean): Promise<void> {
  const patience = { timeout: 10_000, interval: 10 };
  await vi.waitFor(() => {
    if (!holds()) throw new Error(`it never came true: ${String(holds)}`);
  }, patience);
}

export const screen = (name: string): Promise<void> => until(() => byId('app').dataset['screen'] === name);
