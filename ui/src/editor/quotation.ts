/**
 * Quotations on the page: the words, and below them the line that says whose
 * they are, typed in place. The line is an attribute of the block, so it is a
 * field of its own, outside the editable words.
 *
 * Mutations inside the words are never hidden from ProseMirror: WebKit repairs
 * the page while typing, and a view that ignores that loses what was typed.
 */
import { redo, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { Selection } from 'prosemirror-state';
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view';
import { hears } from '../actions/hears';
import { moveBehind } from './commands';
import { onRights } from './rights';

const PAUSE_MS = 600;
let bursts = 0;

/** Draws `quotation` and `pull_quote`. */
export const quotationView: NodeViewConstructor = (node, view, getPos) =>
  new QuotationView(node, view, getPos);

class QuotationView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly line: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private lastTyped = 0;
  readonly destroy: () => void;

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
  ) {
    const pull = node.type.name === 'pull_quote';
    this.dom = element('figure', pull ? 'pull' : 'q');
    this.contentDOM = element(pull ? 'p' : 'blockquote', 'said');
    this.line = element('figcaption', 'whose');
    this.line.contentEditable = 'false';
    this.field = document.createElement('textarea');
    this.field.rows = 1;
    this.field.spellcheck = false;
    this.field.setAttribute('aria-label', 'Who said it');
    this.field.placeholder = 'Who said it, and who that is';
    this.field.addEventListener('input', () => this.typed());
    this.field.addEventListener('keydown', (event) => this.key(event));
    this.line.append(this.field);
    this.dom.append(this.contentDOM, this.line);
    this.show(node);
    this.destroy = onRights(view, () => this.show(this.node));
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show(node);
    return true;
  }

  /** Events in the field are the field's. */
  stopEvent(event: Event): boolean {
    return event.target === this.field;
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && this.line.contains(mutation.target);
  }

  private show(node: Node): void {
    const said = String(node.attrs.attribution);
    if (this.field.value !== said) this.field.value = said;
    this.field.readOnly = !this.view.editable;
    this.line.dataset.value = said;
    this.line.classList.toggle('is-empty', said === '');
  }

  private typed(): void {
    const pos = this.getPos();
    if (pos === undefined) return;
    if (!this.view.editable) {
      this.show(this.node);
      return;
    }
    const said = this.field.value.replace(/\s*\n\s*/g, ' ');
    const tr = this.view.state.tr.setNodeAttribute(pos, 'attribution', said);
    this.view.dispatch(tr.setMeta('composition', this.burst(tr.time)));
  }

  /** What is typed without a pause is one thing to undo, as in the words; history tells bursts apart by this name. */
  private burst(now: number): string {
    if (now - this.lastTyped > PAUSE_MS) bursts += 1;
    this.lastTyped = now;
    return `attribution-${String(bursts)}`;
  }

  private key(event: KeyboardEvent): void {
    const act = event.isComposing ? undefined : this.actFor(event);
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  private actFor(event: KeyboardEvent): (() => void) | undefined {
    const may = this.view.editable;
    if (hears(event, 'copy.redo')) return () => void (may && redo(this.view.state, this.view.dispatch));
    if (hears(event, 'copy.undo')) return () => void (may && undo(this.view.state, this.view.dispatch));
    const [at, end] = [this.field.selectionStart, this.field.value.length];
    if (event.key === 'Enter' || (event.key === 'ArrowDown' && at === end)) return () => this.leaveDown();
    if (event.key === 'ArrowUp' && at === 0) return () => this.leaveUp();
    if (event.key === 'Backspace' && end === 0) return () => this.leaveUp();
    return undefined;
  }

  private leaveDown(): void {
    const pos = this.getPos();
    if (pos === undefined || !this.view.editable) return;
    moveBehind(pos, this.node)(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  private leaveUp(): void {
    const pos = this.getPos();
    if (pos === undefined) return;
    const { state } = this.view;
    const end = Selection.near(state.doc.resolve(pos + this.node.nodeSize - 1), -1);
    this.view.dispatch(state.tr.setSelection(end).scrollIntoView());
    this.view.focus();
  }
}

function element(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}
