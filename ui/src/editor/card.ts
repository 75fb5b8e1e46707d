/**
 * Link cards: something elsewhere, set off as a block with what it is called and
 * what it says. Nothing is fetched; every address is read as those of links are.
 */
import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { NodeSelection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view';
import { readAddress } from './address';
import { type } from './document';
import { onRights } from './rights';
import { body } from './schema';

/** What a card says. */
export interface CardWords {
  url: string;
  title: string;
  caption: string;
}

/** The address that a text is, where it is one and nothing else; a bare name with a dot in it is a word. */
export function loneAddress(text: string): string | null {
  const typed = text.trim();
  if (!/^(?:https?:\/\/|www\.)\S+$/i.test(typed)) return null;
  const read = readAddress(typed);
  return read.ok ? read.href : null;
}

/** Does this place lie in an empty paragraph of the body itself? */
export function onEmptyLine(state: EditorState, { from, to }: { from: number; to: number }): boolean {
  const $from = state.doc.resolve(from);
  return from === to && $from.depth === 1 && $from.parent.type === type('paragraph') && isBare($from.parent);
}

function isBare(block: Node): boolean {
  return block.content.size === 0;
}

/** Makes the paragraph of the caret, which is one link, a card; a step of its own, so undo gives the link back. */
export const linkToCard: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const only = $from.depth === 1 && $from.parent.childCount === 1 ? $from.parent.firstChild : null;
  const href: unknown = only?.marks.find((mark) => mark.type === body.marks.link)?.attrs.href;
  if ($from.parent.type !== type('paragraph') || only === null || typeof href !== 'string') return false;
  const read = readAddress(href);
  if (!read.ok) return false;
  if (dispatch === undefined) return true;
  const words = only.text ?? '';
  const title = loneAddress(words) === null ? words : '';
  const tr = closeHistory(state.tr);
  const card = type('embed').create({ url: read.href, title });
  tr.replaceWith($from.before(), $from.after(), card);
  const behind = $from.before() + card.nodeSize;
  if (tr.doc.resolve(behind).nodeAfter?.isTextblock !== true) tr.insert(behind, type('paragraph').create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, behind + 1)).scrollIntoView());
  return true;
};

/** Makes the selected card a paragraph with a plain link; what it says follows the link. */
export const cardToLink: Command = (state, dispatch) => {
  const card = selectedCard(state);
  if (card === null) return false;
  if (dispatch === undefined) return true;
  const { url, title, caption } = card;
  const read = readAddress(url);
  const marks = read.ok ? [body.marks.link.create({ href: read.href })] : [];
  const words = [title || url, caption].filter((part) => part !== '');
  const inside = words.map((part, at) => (at === 0 ? body.text(part, marks) : body.text(` ${part}`)));
  const { from, to } = state.selection;
  const tr = state.tr.replaceWith(from, to, type('paragraph').create(null, inside));
  const end = tr.doc.resolve(from + 1).end();
  dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
  return true;
};

/** What the selected card says; none where no card is selected. */
export function selectedCard({ selection }: EditorState): CardWords | null {
  if (!(selection instanceof NodeSelection) || selection.node.type !== type('embed')) return null;
  const of = (name: keyof CardWords): string => String(selection.node.attrs[name] ?? '');
  return { url: of('url'), title: of('title'), caption: of('caption') };
}

/** Lets the selected card say something else. */
export function changeCard(words: CardWords): Command {
  return (state, dispatch) => {
    const { selection } = state;
    if (selectedCard(state) === null || !(selection instanceof NodeSelection)) return false;
    const tr = closeHistory(state.tr).setNodeMarkup(selection.from, null, {
      ...selection.node.attrs,
      ...words,
    });
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, selection.from)).scrollIntoView());
    return true;
  };
}

/** Asks for what the selected card should say. */
export function askCard(ask: () => void): Command {
  return (state, dispatch) => {
    if (selectedCard(state) === null) return false;
    if (dispatch !== undefined) ask();
    return true;
  };
}

/** Draws `embed`; `ask` is called to change the card, which is selected then. */
export function cardView(ask: () => void): NodeViewConstructor {
  return (node, view, getPos) => new CardView(node, view, getPos, ask);
}

class CardView implements NodeView {
  readonly dom = part('div', 'card card-embed');
  private readonly words = part('div', 'card-words');
  private readonly button = document.createElement('button');
  readonly destroy: () => void;

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    private readonly ask: () => void,
  ) {
    this.dom.contentEditable = 'false';
    this.button.type = 'button';
    this.button.className = 'card-change';
    this.button.textContent = 'Change';
    this.button.dataset['testid'] = 'card-change';
    this.button.addEventListener('mousedown', (event) => event.preventDefault());
    this.button.addEventListener('click', () => this.change());
    this.dom.addEventListener('dblclick', () => this.change());
    this.dom.append(this.words, this.button);
    this.show();
    this.destroy = onRights(view, () => this.show());
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.button;
  }

  ignoreMutation(): boolean {
    return true;
  }

  private show(): void {
    const [title, caption, url] = ['title', 'caption', 'url'].map((name) => String(this.node.attrs[name]));
    const lines = [title, caption, url].filter((line) => line !== undefined && line !== '');
    const label = part('div', 'card-label');
    label.textContent = 'From elsewhere';
    this.words.replaceChildren(
      label,
      ...lines.map((line) => {
        const kind = line === url ? ' card-address' : line === title ? ' card-title' : '';
        const made = part('div', `card-line${kind}`);
        made.dir = 'auto';
        made.textContent = line ?? '';
        return made;
      }),
    );
    this.button.hidden = !this.view.editable;
    this.button.setAttribute('aria-label', `Change the link card “${title || url || ''}”`);
  }

  private change(): void {
    const pos = this.getPos();
    if (pos === undefined || !this.view.editable) return;
    const { tr, doc } = this.view.state;
    this.view.dispatch(tr.setSelection(NodeSelection.create(doc, pos)));
    this.ask();
  }
}

function part(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}
