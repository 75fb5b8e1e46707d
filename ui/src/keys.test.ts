import { afterEach, describe, expect, it, vi } from 'vitest';
import { listenFor } from './keys';

let stop = (): void => undefined;
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function press(key: string, also: KeyboardEventInit = {}, at: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...also });
  at.dispatchEvent(event);
  return event;
}

describe('the window’s keys', () => {
  it('hear a pair, and only in that order', () => {
    const home = vi.fn();
    stop = listenFor({ 'g h': home });
    press('h');
    expect(home).not.toHaveBeenCalled();
    press('g');
    press('h');
    expect(home).toHaveBeenCalledOnce();
    press('g');
    press('x');
    press('h');
    expect(home).toHaveBeenCalledOnce();
  });

  it('keep a pair’s second letter from the list on the screen', () => {
    const list = vi.fn();
    window.addEventListener('keydown', list);
    stop = listenFor({ 'g r': () => undefined });
    press('g');
    list.mockClear();
    press('r');
    expect(list).not.toHaveBeenCalled();
    press('r');
    expect(list).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', list);
  });

  it('leave letters to somebody typing, but not Ctrl-K', () => {
    const keys = vi.fn();
    const jump = vi.fn();
    stop = listenFor({ '?': keys, 'ctrl+k': jump });
    const input = document.body.appendChild(document.createElement('input'));
    press('?', {}, input);
    press('k', { ctrlKey: true }, input);
    expect(keys).not.toHaveBeenCalled();
    expect(jump).toHaveBeenCalledOnce();
  });

  it('leave to the editor what it took', () => {
    const jump = vi.fn();
    stop = listenFor({ 'ctrl+k': jump });
    const copy = document.body.appendChild(document.createElement('div'));
    copy.addEventListener('keydown', (event) => event.preventDefault());
    press('k', { ctrlKey: true }, copy);
    expect(jump).not.toHaveBeenCalled();
  });

  it('are silent while a dialog is open', () => {
    const jump = vi.fn();
    stop = listenFor({ 'ctrl+k': jump, '?': jump });
    document.body.appendChild(document.createElement('dialog')).showModal();
    press('k', { ctrlKey: true });
    press('?');
    expect(jump).not.toHaveBeenCalled();
  });
});
