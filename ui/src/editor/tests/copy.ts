/** Marked-up copy for tests: builders, a caret written as `|`, and hands that type. */
import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { mountBody, type Body, type BodyRoom } from '../bodyView';
import { type } from '../document';
import { body } from '../schema';

// jsdom has no layout; ProseMirror asks it where the caret is.
const nowhere = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, x: 0, y: 0, toJSON: () => ({}) };
Range.prototype.getClientRects = () => Object.assign([], { item: () => null }) as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => nowhere;
document.elementFromPoint = () => null;

type Inside = Node | string;
const words = (inside: Inside[]): Node[] =>
  inside.flatMap((part) => (typeof part === 'string' ? (part === '' ? [] : [body.text(part)]) : [part]));

export const p = (...inside: Inside[]): Node => type('paragraph').create(null, words(inside));
export const h = (level: number, ...inside: Inside[]): Node =>
  type('heading').create({ level }, words(inside));
export const li = (...inside: Node[]): Node => type('list_item').create(null, inside);
export const ul = (...items: Node[]): Node => type('bullet_list').create(null, items);
export const ol = (...items: Node[]): Node => type('ordered_list').create(null, items);
export const q = (attribution: string, ...inside: Node[]): Node =>
  type('quotation').create({ attribution }, inside);
export const pull = (attribution: string, ...inside: Inside[]): Node =>
  type('pull_quote').create({ attribution }, words(inside));
export const hr = (): Node => type('rule').create();
export const pre = (text: string): Node => type('code_block').create(null, words([text]));
export const br = (): Node => type('hard_break').create();
export const strong = (text: string): Node => body.text(text, [body.marks.strong.create()]);
export const em = (text: string): Node => body.text(text, [body.marks.em.create()]);
export const link = (href: string, text: string): Node => body.text(text, [body.marks.link.create({ href })]);
export const doc = (...blocks: Node[]): Node =>
  type('doc').create(
    null,
    blocks.map((block, index) =>
      block.type.create({ ...block.attrs, id: `b${String(index + 1)}` }, block.content, block.marks),
    ),
  );

/** A mounted body with the caret at `|` (or from the first to the second `|`). */
export function page(copy: Node, room: Partial<BodyRoom> = {}): Page {
  const place = document.createElement('div');
  document.body.append(place);
  const heard: string[] = [];
  const mounted = mountBody(place, copy, {
    label: 'Story text',
    hint: 'Write',
    editable: () => true,
    changed: () => heard.push('changed'),
    active: () => undefined,
    left: () => undefined,
    askLink: () => heard.push('link'),
    leaveUp: () => heard.push('up'),
    read: () => Promise.resolve([]),
    failed: () => heard.push('failed'),
    ...room,
  });
  return new Page(mounted, heard);
}

export class Page {
  constructor(
    readonly body: Body,
    readonly heard: string[],
  ) {
    this.caret();
  }

  get doc(): Node {
    return this.body.view.state.doc;
  }

  get ids(): string[] {
    return this.doc.children.map((block) => String(block.attrs.id));
  }

  /** The blocks without ids, as ProseMirror writes them, with `|` at the caret. */
  get shape(): string {
    return this.doc.children.map((block) => block.toString()).join(' ');
  }

  /** Types as a hand does: rules first, then the text itself. */
  type(text: string): this {
    const { view } = this.body;
    for (const letter of text) {
      const { from, to } = view.state.selection;
      const plain = () => view.state.tr.insertText(letter, from, to);
      if (view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, plain)) !== true) {
        view.dispatch(plain());
      }
    }
    return this;
  }

  /** Presses a key such as `Mod-Shift-7`; answers whether it meant anything. */
  press(chord: string): boolean {
    const parts = chord.split('-');
    const key = parts.at(-1) ?? '';
    const event = new KeyboardEvent('keydown', {
      key,
      ctrlKey: parts.includes('Mod'),
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
      bubbles: true,
      cancelable: true,
    });
    const { view } = this.body;
    return view.someProp('handleKeyDown', (handle) => handle(view, event)) === true;
  }

  /** Pastes, and waits until the host has read it. */
  async paste(clip: { html?: string; text: string }): Promise<void> {
    const kinds: Record<string, string | undefined> = { 'text/html': clip.html, 'text/plain': clip.text };
    const data = { getData: (kind: string) => kinds[kind] ?? '' };
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: data,
    });
    this.body.view.dom.dispatchEvent(event);
    await new Promise((done) => setTimeout(done));
  }

  /** Selects the first place where `text` stands. */
  select(text: string): this {
    let at = -1;
    this.doc.descendants((node, pos) => {
      const found = node.isText ? (node.text ?? '').indexOf(text) : -1;
      if (at < 0 && found >= 0) at = pos + found;
    });
    const { view } = this.body;
    view.dispatch(view.state.tr.setSelection(TextSelection.create(this.doc, at, at + text.length)));
    return this;
  }

  private caret(): void {
    const bars: number[] = [];
    this.doc.descendants((node, pos) => {
      for (const bar of (node.text ?? '').matchAll(/\|/g)) bars.push(pos + bar.index);
    });
    const [from, to] = bars;
    if (from === undefined) return;
    const { view } = this.body;
    let tr = view.state.tr;
    for (const bar of [...bars].reverse()) tr = tr.delete(bar, bar + 1);
    const end = to === undefined ? from : to - 1;
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from, end)).setMeta('addToHistory', false));
    this.heard.length = 0;
  }
}
