/** Keys, palette, page of keys and panel, as hands meet them: all of them read one catalogue. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actionIds, catalogue } from '../src/actions';
import { habits } from '../src/habits.svelte';
import { all, byId, click, closeWindow, fill, openWindow, press, screen, until } from './window';
import '../src/editor/tests/copy';

beforeEach(() => habits.restart());
afterEach(closeWindow);

const shown = (): string[] => all('palette-action').map((one) => one.dataset['action'] ?? '');
const palette = (): void => press('P', { ctrlKey: true, shiftKey: true });

async function inStory(): Promise<void> {
  window.innerWidth = 1280;
  window.dispatchEvent(new Event('resize'));
  await openWindow();
  press('k', { ctrlKey: true });
  fill('jump-input', 'ferry');
  await until(() => all('jump-hit').length === 2);
  all('jump-hit')[0]?.click();
  await until(() => all('body').length === 1);
}

describe('the palette', () => {
  it('finds an action by a few letters, shows its key and does it', async () => {
    await openWindow();
    palette();
    fill('palette-input', 'peop');
    expect(shown()[0]).toBe('window.people');
    expect(byId('palette').textContent).toContain('GthenP');
    byId('palette-input').focus();
    press('Enter');
    await screen('people');
    expect(all('palette')).toHaveLength(0);
  });

  it('has every action, and says why one can not be done here', async () => {
    await openWindow();
    palette();
    const missing = actionIds.filter((id) => !shown().includes(id));
    expect(missing).toEqual(['window.palette', 'window.close']);
    fill('palette-input', 'quotation');
    expect(all('palette-action')[0]?.textContent).toContain('Open a story');
  });

  it('puts what was done last first, for the person who did it', async () => {
    await openWindow();
    palette();
    fill('palette-input', 'theme');
    byId('palette-input').focus();
    press('Enter');
    await until(() => habits.now.recent.length === 1);
    palette();
    expect(shown()[0]).toBe('window.theme');
  });

  it('leaves Enter and the arrows to an input method until the word is made', async () => {
    await openWindow();
    palette();
    fill('palette-input', 'peop');
    byId('palette-input').focus();
    for (const key of ['Enter', 'ArrowDown']) press(key, { isComposing: true });
    expect(all('palette')).toHaveLength(1);
    expect(all('palette-action')[0]?.getAttribute('aria-selected')).toBe('true');
    fill('palette-input', '');
    press('Backspace');
    await until(() => all('jump-hit').length > 0);
    byId('jump-input').focus();
    press('Enter', { isComposing: true });
    expect(all('jump')).toHaveLength(1);
  });

  it('is reached from the jump box by >, and led back by Backspace', async () => {
    await openWindow();
    press('k', { ctrlKey: true });
    fill('jump-input', '>theme');
    await until(() => all('palette').length === 1);
    expect(shown()[0]).toBe('window.theme');
    fill('palette-input', '');
    byId('palette-input').focus();
    press('Backspace');
    expect(all('jump')).toHaveLength(1);
  });
});

describe('the page of keys', () => {
  it('shows every action with every key, what can not be done now in grey', async () => {
    await openWindow();
    press('F1');
    const ids = all('key').map((one) => one.dataset['action']);
    expect([...ids].sort()).toEqual([...actionIds].sort());
    const bold = all('key').find((one) => one.dataset['action'] === 'copy.strong');
    expect(bold?.className).toContain('off');
    expect(bold?.textContent).toContain(catalogue['copy.strong'].label);
  });

  it('is searched by word and by key', async () => {
    await openWindow();
    press('?');
    fill('keys-search', 'ctrl shift 9');
    expect(all('key').map((one) => one.dataset['action'])).toEqual(['copy.quotation']);
    fill('keys-search', 'xyzzy');
    expect(byId('keys').textContent).toContain('Nothing here is called “xyzzy”');
  });
});

describe('the panel beside a story', () => {
  it('shows a tab by its key, and leads back to the page by the same key', async () => {
    await inStory();
    byId('body').focus();
    press('1', { ctrlKey: true });
    await until(() => document.activeElement === byId('tab-record'));
    expect(byId('tab-record').getAttribute('aria-selected')).toBe('true');
    press('1', { ctrlKey: true });
    await until(() => document.activeElement === byId('body'));
  });

  it('is hidden and shown by its key, and stays as it was left', async () => {
    await inStory();
    press('\\', { ctrlKey: true });
    expect(byId('story').className).toContain('alone');
    expect(habits.now.panel).toBe(false);
    press('1', { ctrlKey: true });
    await until(() => habits.now.panel);
  });
});

describe('a story’s buttons', () => {
  it('say the key of what they do', async () => {
    await inStory();
    expect(byId('tool-quotation').title).toBe('Quotation  Ctrl Shift 9');
    expect(byId('tool-quotation').getAttribute('aria-keyshortcuts')).toBe('Control+Shift+9');
    click('tool-quotation');
    expect(byId('body').querySelector('figure.q')).not.toBeNull();
  });
});
