import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rowKeys } from './rows';

let place: HTMLElement;
let stop: () => void;
const take = vi.fn<(row: string | undefined) => void>();

beforeEach(() => {
  place = document.body.appendChild(document.createElement('main'));
  for (const name of ['one', 'two', 'three']) {
    const row = place.appendChild(document.createElement('div'));
    row.dataset['row'] = name;
    row.tabIndex = -1;
  }
  stop = rowKeys({ 'desk.take': (row) => take(row.dataset['row']) })(place);
});

afterEach(() => {
  stop();
  take.mockClear();
  document.body.replaceChildren();
});

function press(...keys: string[]): void {
  for (const key of keys) {
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  }
}

const standing = (): string | undefined => (document.activeElement as HTMLElement).dataset['row'];

describe('a list by keyboard', () => {
  it('begins at its first row and stops at its ends', () => {
    press('j');
    expect(standing()).toBe('one');
    press('k');
    expect(standing()).toBe('one');
    press('j', 'ArrowDown', 'j', 'j');
    expect(standing()).toBe('three');
    press('Home');
    expect(standing()).toBe('one');
    press('End', 'ArrowUp');
    expect(standing()).toBe('two');
  });

  it('acts on the row it stands on, and on none before it stands', () => {
    press('t');
    expect(take).not.toHaveBeenCalled();
    press('j', 'j', 't');
    expect(take).toHaveBeenCalledExactlyOnceWith('two');
  });

  it('goes on from where it stood when the focus was elsewhere', () => {
    press('j', 'j');
    (document.activeElement as HTMLElement).blur();
    press('j');
    expect(standing()).toBe('three');
  });

  it('is deaf while somebody types', () => {
    const input = document.body.appendChild(document.createElement('input'));
    press('j');
    input.focus();
    press('j', 't');
    expect(document.activeElement).toBe(input);
    expect(take).not.toHaveBeenCalled();
  });
});
