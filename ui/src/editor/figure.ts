/**
 * Pictures on the page: the picture as it will be cut, the caption typed in
 * place, and below it a line of fields for what it shows, whose it is and how it
 * is cut. Only the caption is the editor's; the rest stands outside the editable
 * words, and changes of the words are never hidden from ProseMirror.
 */
import { redo, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import type { EditorView, NodeView, NodeViewConstructor } from 'prosemirror-view';
import { hears } from '../actions/hears';
import { changeFigure, moveBlock, removeBlock } from './insert';
import { onRights } from './rights';

/** What a figure asks of the window around it. */
export interface PictureRoom {
  /** Where a picture is shown from; null where there is none to show. */
  shown: (src: string) => string | null;
  /** Asks for another picture in its place; gives its address. */
  choose: () => Promise<string | null>;
  /** Pictures came on the clipboard, or were dropped; in their order. */
  pasted: (files: readonly File[]) => void;
}

const CROPS = [
  ['', 'Whole picture'],
  ['16:9', '16:9'],
  ['4:3', '4:3'],
  ['1:1', 'Square'],
] as const;
const FIELDS = [
  ['alt', 'What it shows', 'Say what it shows, for those who cannot see it'],
  ['credit', 'Credit', 'Who made it'],
  ['licence', 'Terms', 'Licence or terms'],
] as const;
const STEP = 0.02;
const LEAP = 0.1;

/** A point of the picture: across and down, from 0 to 1. */
export type Point = readonly [across: number, down: number];

/** Reads `0.4,0.3`; the middle where it says nothing that can be read. */
export function readFocus(text: string): Point {
  const found = /^(0(?:\.\d{1,3})?|1(?:\.0{1,3})?),(0(?:\.\d{1,3})?|1(?:\.0{1,3})?)$/.exec(
    text.replace(/\s/g, ''),
  );
  return found === null ? [0.5, 0.5] : [Number(found[1]), Number(found[2])];
}

/** The point as the file writes it; empty for the middle. */
export function writeFocus([across, down]: Point): string {
  const part = (number: number): number => Math.round(Math.min(1, Math.max(0, number)) * 1000) / 1000;
  const [x, y] = [part(across), part(down)];
  return x === 0.5 && y === 0.5 ? '' : `${String(x)},${String(y)}`;
}

/** Draws `figure`. */
export function figureView(room: PictureRoom): NodeViewConstructor {
  return (node, view, getPos) => new FigureView(node, view, getPos, room);
}

class FigureView implements NodeView {
  readonly dom = element('figure', 'picture');
  readonly contentDOM = element('figcaption', 'caption');
  private readonly frame = element('div', 'frame');
  private readonly image = document.createElement('img');
  private readonly instead = element('div', 'instead');
  private readonly point = button('point', '');
  private readonly tools = element('div', 'picture-tools');
  private readonly crop = document.createElement('select');
  private readonly aim = button('', 'Focal point');
  private readonly fields = new Map<string, HTMLInputElement>();
  readonly destroy: () => void;

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    private readonly room: PictureRoom,
  ) {
    for (const part of [this.frame, this.tools]) part.contentEditable = 'false';
    this.image.draggable = false;
    this.frame.append(this.image, this.instead, this.point);
    this.frame.addEventListener('mousedown', (event) => this.pointed(event));
    this.point.addEventListener('keydown', (event) => this.nudged(event));
    this.point.addEventListener('blur', () => this.aiming(false));
    this.image.addEventListener('error', () => this.broken());
    const terms = element('div', 'terms');
    for (const [name, label, hint] of FIELDS) terms.append(this.field(name, label, hint));
    this.tools.append(terms, this.row());
    this.dom.append(this.frame, this.contentDOM, this.tools);
    this.show(node);
    this.destroy = onRights(view, () => this.show(this.node));
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show(node);
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode');
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode');
  }

  /** Fields and buttons are their own; the words are the editor's. */
  stopEvent(event: Event): boolean {
    const at = event.target;
    return at instanceof globalThis.Node && (this.tools.contains(at) || this.frame.contains(at));
  }

  ignoreMutation(mutation: { target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(mutation.target) && mutation.target !== this.dom;
  }

  private show(node: Node): void {
    const of = (name: string): string => String(node.attrs[name] ?? '');
    const address = this.room.shown(of('src'));
    const [across, down] = readFocus(of('focus'));
    this.frame.classList.toggle('bare', address === null);
    if (address === null) this.image.removeAttribute('src');
    else if (this.image.getAttribute('src') !== address) this.image.src = address;
    this.image.alt = of('alt');
    this.instead.textContent = address === null ? absent(of('src')) : '';
    this.dom.dataset['crop'] = of('crop');
    this.image.style.objectPosition = `${String(across * 100)}% ${String(down * 100)}%`;
    this.point.style.insetInlineStart = '';
    this.point.style.left = `${String(across * 100)}%`;
    this.point.style.top = `${String(down * 100)}%`;
    const says = `Focal point, ${String(Math.round(across * 100))} % across, ${String(Math.round(down * 100))} % down. The arrow keys move it.`;
    this.point.setAttribute('aria-label', says);
    this.crop.value = of('crop');
    this.aim.hidden = of('crop') === '' || address === null;
    for (const [name, field] of this.fields) {
      if (field.value !== of(name)) field.value = of(name);
      field.readOnly = !this.view.editable;
    }
    for (const tool of this.tools.querySelectorAll<HTMLButtonElement | HTMLSelectElement>('button, select'))
      tool.disabled = !this.view.editable;
    this.point.disabled = !this.view.editable;
    this.fields.get('alt')?.classList.toggle('wanting', of('alt').trim() === '');
  }

  private broken(): void {
    this.frame.classList.add('bare');
    this.instead.textContent = 'This picture is not in the newsroom. Choose it again, or take it out.';
  }

  private field(name: string, label: string, hint: string): HTMLElement {
    const whole = element('label', `term term-${name}`);
    const words = element('span', '');
    words.textContent = label;
    const field = document.createElement('input');
    field.type = 'text';
    field.dir = 'auto';
    field.autocomplete = 'off';
    field.placeholder = hint;
    field.dataset['testid'] = `figure-${name}`;
    field.addEventListener('input', () => this.change({ [name]: field.value }));
    field.addEventListener('keydown', (event) => this.keyIn(event));
    this.fields.set(name, field);
    whole.append(words, field);
    return whole;
  }

  private row(): HTMLElement {
    const row = element('div', 'row');
    this.crop.setAttribute('aria-label', 'How it is cut');
    this.crop.dataset['testid'] = 'figure-crop';
    for (const [value, label] of CROPS) this.crop.append(new Option(label, value));
    this.crop.addEventListener('change', () => this.change({ crop: this.crop.value }));
    this.aim.addEventListener('click', () => this.aiming(true));
    const does: [string, () => void][] = [
      ['Move up', () => this.run((pos) => moveBlock(pos, -1))],
      ['Move down', () => this.run((pos) => moveBlock(pos, 1))],
      ['Replace', () => void this.replace()],
      ['Remove', () => this.run(removeBlock)],
    ];
    row.append(this.crop, this.aim);
    for (const [label, act] of does) {
      const one = button('', label);
      one.addEventListener('click', act);
      row.append(one);
    }
    return row;
  }

  private async replace(): Promise<void> {
    const src = await this.room.choose();
    if (src !== null) this.change({ src });
  }

  private change(attrs: Readonly<Record<string, unknown>>): void {
    const pos = this.getPos();
    if (pos === undefined || !this.view.editable) return;
    changeFigure(pos, attrs)(this.view.state, (tr) => this.view.dispatch(tr));
  }

  private run(command: (pos: number) => ReturnType<typeof removeBlock>): void {
    const pos = this.getPos();
    if (pos === undefined || !this.view.editable) return;
    command(pos)(this.view.state, (tr) => this.view.dispatch(tr));
    this.view.focus();
  }

  private keyIn(event: KeyboardEvent): void {
    // Redo first: its key with the Shift left out of the letter is the one of undo.
    const back = hears(event, 'copy.redo') ? redo : hears(event, 'copy.undo') ? undo : null;
    if (back !== null) {
      event.preventDefault();
      if (this.view.editable) back(this.view.state, (tr) => this.view.dispatch(tr));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.view.focus();
    }
  }

  private aiming(on: boolean): void {
    this.frame.classList.toggle('aiming', on);
    if (on) this.point.focus();
  }

  private pointed(event: MouseEvent): void {
    if (!this.frame.classList.contains('aiming')) return;
    event.preventDefault();
    const { left, top, width, height } = this.image.getBoundingClientRect();
    if (width > 0 && height > 0)
      this.change({ focus: writeFocus([(event.clientX - left) / width, (event.clientY - top) / height]) });
  }

  private nudged(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === 'Enter') {
      event.preventDefault();
      this.aim.focus();
      return;
    }
    const ways: Readonly<Record<string, Point>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const way = ways[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const [across, down] = readFocus(String(this.node.attrs.focus ?? ''));
    const by = event.shiftKey ? LEAP : STEP;
    this.change({ focus: writeFocus([across + way[0] * by, down + way[1] * by]) });
  }
}

/** What stands in the place of a picture that is not here. */
function absent(src: string): string {
  if (src === '') return 'No picture yet';
  if (!/^https?:/i.test(src)) return src;
  return `This picture is on another server and was not fetched: ${src}. Replace it with its file, or take it out.`;
}

function element(tag: string, name: string): HTMLElement {
  const made = document.createElement(tag);
  if (name !== '') made.className = name;
  return made;
}

function button(name: string, label: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = name;
  made.textContent = label;
  return made;
}
