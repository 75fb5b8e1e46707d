import { EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { body } from '../schema';
import { unrolling } from '../unroll';

class Sheet {
  rules = '';
  replaceSync(rules: string): void {
    this.rules = rules;
  }
}

let view: EditorView | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('CSSStyleSheet', Sheet);
  Object.defineProperty(document, 'adoptedStyleSheets', { value: [], writable: true, configurable: true });
});

afterEach(() => {
  view?.destroy();
  view = null;
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, 'adoptedStyleSheets');
});

function open(blocks: number): EditorView {
  const line = (number: number) =>
    body.nodes.paragraph.create({ id: `p${String(number)}` }, body.text('The ferry was late.'));
  const doc = body.nodes.doc.create(
    null,
    Array.from({ length: blocks }, (_, number) => line(number)),
  );
  view = new EditorView(document.body.appendChild(document.createElement('div')), {
    state: EditorState.create({ doc, plugins: [unrolling()] }),
  });
  return view;
}

/** The rules that hide something now. */
function rules(): string[] {
  return (document.adoptedStyleSheets as unknown as Sheet[]).map((sheet) => sheet.rules);
}

function press(key: string, more: KeyboardEventInit = {}): void {
  window.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }));
}

test('a story of common length is laid out at once', () => {
  open(60);
  expect(rules()).toEqual([]);
});

test('a long one shows its beginning first, and is whole after a while', () => {
  open(900);
  expect(rules()[0]).toContain(':nth-child(n + 31)');
  vi.advanceTimersByTime(60);
  expect(rules()[0]).not.toContain(':nth-child(n + 31)');
  vi.runAllTimers();
  expect(rules()).toEqual([]);
});

test('it waits while somebody types', () => {
  open(900);
  for (let key = 0; key < 10; key += 1) {
    press('a');
    vi.advanceTimersByTime(100);
  }
  expect(rules()[0]).toContain(':nth-child(n + 31)');
  vi.runAllTimers();
  expect(rules()).toEqual([]);
});

test.each([
  ['End', { ctrlKey: true }],
  ['PageDown', {}],
  ['f', { ctrlKey: true }],
])('%s may lead to what is rolled up, so nothing stays so', (key, more) => {
  open(900);
  press(key, more);
  expect(rules()).toEqual([]);
});

test.each(['wheel', 'pointerdown', 'beforeprint'])('nor does it after %s', (kind) => {
  open(900);
  window.dispatchEvent(new Event(kind));
  expect(rules()).toEqual([]);
});

test('a jump into it lays it out before it scrolls', () => {
  const { state } = open(900);
  const jump = (at: number) =>
    view?.dispatch(
      view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))).scrollIntoView(),
    );
  jump(2);
  expect(rules()).toHaveLength(1);
  jump(state.doc.content.size - 2);
  expect(rules()).toEqual([]);
});

test('a page that goes takes its rule along', () => {
  open(900).destroy();
  view = null;
  expect(rules()).toEqual([]);
});
