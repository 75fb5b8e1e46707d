import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actions, listen, type Offers } from '..';

let stops: (() => void)[] = [];
const offer = (offers: Offers): void => void stops.push(actions.offer(offers));

beforeEach(() => void stops.push(listen()));
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  document.body.replaceChildren();
});

function press(key: string, also: KeyboardEventInit = {}, at: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...also });
  at.dispatchEvent(event);
  return event;
}
const ctrl = { ctrlKey: true };

describe('the window’s keys', () => {
  it('hear a pair, and only in that order', () => {
    const home = vi.fn();
    offer({ 'window.home': home });
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
    offer({ 'window.release': () => undefined });
    press('g');
    list.mockClear();
    press('r');
    expect(list).not.toHaveBeenCalled();
    press('r');
    expect(list).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', list);
  });

  it('leave letters to somebody typing, but not Ctrl-K', () => {
    const [keys, jump] = [vi.fn(), vi.fn()];
    offer({ 'window.keys': keys, 'window.jump': jump });
    const input = document.body.appendChild(document.createElement('input'));
    press('?', {}, input);
    press('k', ctrl, input);
    expect(keys).not.toHaveBeenCalled();
    expect(jump).toHaveBeenCalledOnce();
  });

  it('hear two strokes behind Ctrl from somebody typing, and let no stray letter into the copy', () => {
    const home = vi.fn();
    offer({ 'window.home': home });
    const input = document.body.appendChild(document.createElement('input'));
    press('j', ctrl, input);
    expect(press('h', {}, input).defaultPrevented).toBe(true);
    expect(home).toHaveBeenCalledOnce();
    press('j', ctrl, input);
    press('Shift', { shiftKey: true }, input);
    expect(press('Q', { shiftKey: true }, input).defaultPrevented).toBe(true);
    expect(press('q', {}, input).defaultPrevented).toBe(false);
  });

  it('leave to the editor what it took', () => {
    const jump = vi.fn();
    offer({ 'window.jump': jump });
    const copy = document.body.appendChild(document.createElement('div'));
    copy.addEventListener('keydown', (event) => event.preventDefault());
    press('k', ctrl, copy);
    expect(jump).not.toHaveBeenCalled();
  });

  it('are silent while a dialog is open', () => {
    const jump = vi.fn();
    offer({ 'window.jump': jump, 'window.keys': jump });
    document.body.appendChild(document.createElement('dialog')).showModal();
    press('k', ctrl);
    press('?');
    press('F1');
    expect(jump).not.toHaveBeenCalled();
  });

  it('are silent while an input method composes', () => {
    const jump = vi.fn();
    offer({ 'window.jump': jump });
    press('k', { ...ctrl, isComposing: true });
    press('k', { ...ctrl, keyCode: 229 });
    expect(jump).not.toHaveBeenCalled();
  });

  it('are found by their place on a keyboard of another script', () => {
    const jump = vi.fn();
    offer({ 'window.jump': jump });
    press('л', { ...ctrl, keyCode: 75 });
    expect(jump).toHaveBeenCalledOnce();
  });

  it('mean nothing where nobody offers the action', () => {
    expect(press('k', ctrl).defaultPrevented).toBe(false);
  });
});

describe('an offer', () => {
  it('is taken from the newest who makes it, and ends with it', () => {
    const [old, young] = [vi.fn(), vi.fn()];
    offer({ 'window.new': old });
    const stop = actions.offer({ 'window.new': young });
    press('n', ctrl);
    expect([old, young].map((one) => one.mock.calls.length)).toEqual([0, 1]);
    stop();
    press('n', ctrl);
    expect([old, young].map((one) => one.mock.calls.length)).toEqual([1, 1]);
  });

  it('says why not, and then does nothing', () => {
    const run = vi.fn();
    offer({ 'story.next': { run, why: () => 'The headline is missing.' } });
    expect(actions.run('story.next')).toBe('The headline is missing.');
    expect(run).not.toHaveBeenCalled();
    expect(actions.why('story.save')).toBe('Open a story first.');
  });
});
