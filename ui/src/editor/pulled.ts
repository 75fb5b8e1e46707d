/**
 * Pull quotes repeat the story's own words. One whose words no longer stand in
 * the text gets a quiet mark, and one click takes the words as they are now.
 */
import type { Node } from 'prosemirror-model';
import { Plugin, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { body } from './schema';

/** A pull quote that says something else than the text does, and what the text says now. */
export interface Astray {
  pos: number;
  node: Node;
  /** Empty where nothing in the text is like it. */
  now: string;
}

/** Shows them. */
export function markPulled(): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => drawn(doc),
      apply: (tr, old) => (tr.docChanged ? drawn(tr.doc) : old),
    },
    props: { decorations: (state: EditorState) => plugin.getState(state) },
  });
  return plugin;
}

function drawn(doc: Node): DecorationSet {
  const lost = strayed(doc);
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
  if (!doc.children.some((block) => block.type.name === 'pull_quote' && block.content.size > 0)) return [];
  const text = doc.children
    .filter((block) => block.type.name !== 'pull_quote' && block.type.name !== 'figure')
    .map((block) => plain(block.textBetween(0, block.content.size, ' ', ' ')))
    .join('\n');
  const found: Astray[] = [];
  doc.forEach((node, pos) => {
    const words = plain(node.textContent);
    if (node.type.name === 'pull_quote' && words !== '' && !text.includes(words))
      found.push({ pos, node, now: likest(words, text) });
  });
  return found;
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
      view.dispatch(view.state.tr.replaceWith(from, end - 1, body.text(now)));
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
function likest(words: string, text: string): string {
  const wanted = bag(words);
  const size = sentences(words).length;
  let best = { share: 0.5, is: '' };
  for (const block of text.split('\n')) {
    const all = sentences(block);
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
