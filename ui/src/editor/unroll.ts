/**
 * A long body is laid out piece by piece, from the top, while nothing is typed:
 * all of fifty thousand words at once is half a second in which nothing shows.
 * What is still rolled up has a guessed height and is drawn by nobody, so
 * whatever may lead there (a jump, a scroll, a search) unrolls the rest first.
 *
 * When all is unrolled nothing of this is left: `content-visibility: auto`, which
 * looks like the same for free, is asked about every block at every key.
 */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** A body of more blocks than this begins rolled up. */
const LONG = 150;
/** As many as no window shows at once. */
const FIRST = 30;
/** How long laying out one piece may take, and the rest between two, in milliseconds. */
const PIECE_MS = 8;
const REST_MS = 24;
/** Who typed a moment ago is typing. */
const TYPING_MS = 300;

/** Keys that write; any other may lead somewhere. */
const WRITES = new Set([
  'Enter',
  'Backspace',
  'Delete',
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Dead',
  'Process',
]);

/** The plugin of it. */
export function unrolling(): Plugin {
  return new Plugin({
    view: (view) => {
      const long = view.state.doc.childCount > LONG && 'adoptedStyleSheets' in document;
      const rolled = long ? new Rolled(view) : null;
      return {
        // Before the page scrolls to where the caret went.
        update: ({ state }) => {
          if (rolled?.hides(state.selection.$head.index(0)) === true) rolled.unroll();
        },
        destroy: () => rolled?.unroll(),
      };
    },
  });
}

class Rolled {
  /** How many blocks are laid out. */
  #shown = FIRST;
  #piece = FIRST;
  #typed = -Infinity;
  #done = false;
  readonly #sheet = new CSSStyleSheet();
  readonly #ears = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly view: EditorView) {
    const { signal } = this.#ears;
    const all = (): void => this.unroll();
    this.#draw();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    const window = document.defaultView;
    window?.addEventListener('keydown', (event) => this.#key(event), { signal, capture: true });
    for (const kind of ['wheel', 'pointerdown', 'dragenter', 'beforeprint'])
      window?.addEventListener(kind, all, { signal, capture: true, passive: true });
    this.#next();
  }

  /** Is that block still rolled up? */
  hides(index: number): boolean {
    return !this.#done && index >= this.#shown;
  }

  /** Lays out all that is left. */
  unroll(): void {
    if (this.#done) return;
    this.#done = true;
    clearTimeout(this.#timer);
    this.#ears.abort();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }

  #key(event: KeyboardEvent): void {
    this.#typed = performance.now();
    const writes = event.key.length === 1 || WRITES.has(event.key);
    if (!writes || (event.key.length === 1 && (event.ctrlKey || event.metaKey))) this.unroll();
  }

  #next(): void {
    this.#timer = setTimeout(() => {
      if (performance.now() - this.#typed > TYPING_MS) this.#show();
      if (!this.#done) this.#next();
    }, REST_MS);
  }

  #show(): void {
    const begun = performance.now();
    this.#shown += this.#piece;
    if (this.#shown >= this.view.state.doc.childCount) {
      this.unroll();
      return;
    }
    this.#draw();
    // Asking for the height is what lays it out.
    const height = this.view.dom.offsetHeight;
    const took = height === 0 ? PIECE_MS : performance.now() - begun;
    this.#piece = Math.max(
      4,
      Math.min(2 * this.#piece, Math.round((this.#piece * PIECE_MS) / Math.max(took, 1))),
    );
  }

  #draw(): void {
    this.#sheet.replaceSync(
      `.copy > :nth-child(n + ${String(this.#shown + 1)}) { content-visibility: hidden; contain-intrinsic-block-size: 5lh; }`,
    );
  }
}
