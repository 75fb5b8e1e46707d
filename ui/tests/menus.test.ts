/** The toolkit's menu: over words it stands, over anything else it could only lose one's place. */
import { afterEach, expect, it } from 'vitest';
import '../src/editor/tests/copy';
import { all, byId, closeWindow, fill, openWindow, press, until } from './window';

afterEach(closeWindow);

/** Does the toolkit's menu open there? */
function opens(at: HTMLElement): boolean {
  return at.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
}

it('opens over fields and over selected words only', async () => {
  await openWindow();
  expect(opens(byId('nav-desk'))).toBe(false);
  expect(opens(document.querySelector('h1') as HTMLElement)).toBe(false);
  getSelection()?.selectAllChildren(document.querySelector('h1') as HTMLElement);
  expect(opens(document.querySelector('h1') as HTMLElement)).toBe(true);
  expect(opens(byId('nav-desk'))).toBe(false);
  press('k', { ctrlKey: true });
  expect(opens(byId('jump-input'))).toBe(true);
  fill('jump-input', 'ferry');
  await until(() => all('jump-hit').length === 2);
  all('jump-hit')[0]?.click();
  await until(() => all('headline').length === 1);
  expect(opens(byId('headline'))).toBe(true);
});
