/**
 * Pull quotes repeat the story's own words. One whose words no longer stand in
 * the text gets a quiet mark, and one click takes the words as they are now.
 */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { body } from './schema';

/** A pull quote that says something else than the text does, and what the text says now. */
export interface Astray {
  pos: number;
  node: Node;
  /** Empty where nothing in the text is like it. */
  now: string;
}

/** How long nothing is typed until the quotes are held against the text again, in milliseconds. */
const PAUSE = 250;
const key = new PluginKey<DecorationSet>('pull quotes');

/** Shows them. No key waits for that: the marks move along, and a pause after the last key they are looked at again. */
export function markPulled(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, { doc }) => drawn(doc, strayed(doc)),
      apply: (tr, old) => {
        const fresh = tr.getMeta(key) as DecorationSet | undefined;
        if (fresh !== undefined) return fresh;
        return !tr.docChanged || old === DecorationSet.empty ? old : old.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state: EditorState) => key.getState(state) },
    view: () => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = (view: EditorView): void => {
        if (view.isDestroyed) return;
        // Nothing may be drawn around words that an input method is still making.
        if (view.composing) return soon(view);
        const { doc, tr } = view.state;
        const lost = strayed(doc);
        if (sameMarks(key.getState(view.state), lost)) return;
        view.dispatch(tr.setMeta(key, drawn(doc, lost)).setMeta('addToHistory', false));
      };
      const soon = (view: EditorView): void => {
        clearTimeout(timer);
        timer = setTimeout(() => look(view), PAUSE);
      };
      return {
        update: (view, before) => {
          if (before.doc === view.state.doc) return;
          if (key.getState(view.state) !== DecorationSet.empty || quotesIn(view.state.doc)) soon(view);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

function quotesIn(doc: Node): boolean {
  return doc.children.some((block) => block.type.name === 'pull_quote');
}

function sameMarks(drawn: DecorationSet | undefined, lost: readonly Astray[]): boolean {
  const there = (drawn?.find() ?? []).map(
    ({ from, spec }) => `${String(from)} ${String((spec as { key?: string }).key)}`,
  );
  const wanted = lost.flatMap(({ pos, node, now }) => [
    `${String(pos)} undefined`,
    `${String(pos + node.nodeSize)} pulled ${now}`,
  ]);
  return there.length === wanted.length && wanted.every((one) => there.includes(one));
}

function drawn(doc: Node, lost: readonly Astray[]): DecorationSet {
  if (lost.length === 0) return DecorationSet.empty;
  return DecorationSet.create(
    doc,
    lost.flatMap(({ pos, node, now }) => [
      Decoration.node(pos, pos + node.nodeSize, { class: 'astray' }),
      Decoration.widget(pos + node.nodeSize, (view, at) => mark(view, at, now), {
        side: -1,
        key: `pulled ${now}`,
        ignoreSelection: true,
        stopEvent: () => true,
      }),
    ]),
  );
}

/** The pull quotes whose words are not in the text. */
export function strayed(doc: Node): Astray[] {
  const found: Astray[] = [];
  doc.forEach((node, pos) => {
    if (node.type.name !== 'pull_quote') return;
    const words = plain(node.textContent);
    if (words !== '' && !doc.children.some((block) => textOf(block).includes(words)))
      found.push({ pos, node, now: likest(words, doc) });
  });
  return found;
}

const texts = new WeakMap<Node, string>();

/** What a block says, as far as a pull quote may repeat it; a block that did not change is not read again. */
function textOf(block: Node): string {
  const known = texts.get(block);
  if (known !== undefined) return known;
  const outside = block.type.name === 'pull_quote' || block.type.name === 'figure';
  const text = outside ? '' : plain(block.textBetween(0, block.content.size, ' ', ' '));
  texts.set(block, text);
  return text;
}

function mark(view: EditorView, at: () => number | undefined, now: string): HTMLElement {
  const line = document.createElement('div');
  line.className = 'pulled-mark';
  line.contentEditable = 'false';
  const says = document.createElement('span');
  says.textContent =
    now === '' ? 'These words are no longer in the text.' : 'The text says this differently now.';
  line.append(says);
  if (now !== '') {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Take the new words';
    button.title = now;
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      const end = at();
      const quote = end === undefined ? null : view.state.doc.resolve(end).nodeBefore;
      if (end === undefined || quote?.type.name !== 'pull_quote' || !view.editable) return;
      const from = end - quote.nodeSize + 1;
      const tr = view.state.tr.replaceWith(from, end - 1, body.text(now));
      view.dispatch(tr.setMeta(key, drawn(tr.doc, strayed(tr.doc))));
      view.focus();
    });
    line.append(button);
  }
  return line;
}

function plain(text: string): string {
  return text
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

/** As many sentences as the quote has, where the text is likest; nothing where less than half is alike. */
function likest(words: string, doc: Node): string {
  const wanted = bag(words);
  const size = sentences(words).length;
  let best = { share: 0.5, is: '' };
  for (const block of doc.children) {
    const all = sentences(textOf(block));
    for (let at = 0; at + size <= Math.max(all.length, size); at += 1) {
      const is = all.slice(at, at + size).join(' ');
      const share = alike(wanted, bag(is));
      if (share > best.share) best = { share, is };
    }
  }
  return best.is;
}

function sentences(text: string): string[] {
  return (text.match(/[^.!?…]+(?:[.!?…]+["”’»)]*|$)/gu) ?? [])
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function bag(text: string): Map<string, number> {
  const all = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    all.set(word, (all.get(word) ?? 0) + 1);
  return all;
}

function alike(a: Map<string, number>, b: Map<string, number>): number {
  let [same, total] = [0, 0];
  for (const [word, count] of a) {
    same += Math.min(count, b.get(word) ?? 0);
    total += count;
  }
  for (const count of b.values()) total += count;
  return total === 0 ? 0 : (2 * same) / total;
}
