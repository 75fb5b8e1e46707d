/**
 * What a template says should be written where nothing is written yet. It is
 * drawn over an empty block and is no part of the document: no count, save,
 * copy or page can hold a word of it.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** Guides by the ids of their blocks. */
export type GuidesById = Readonly<Record<string, string | undefined>>;

/** Shows each guide while its block is empty. */
export function guiding(guides: () => GuidesById): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const all = guides();
        if (Object.keys(all).length === 0) return null;
        return DecorationSet.create(doc, drawn(doc, all));
      },
    },
  });
}

function drawn(doc: Node, guides: GuidesById): Decoration[] {
  const all: Decoration[] = [];
  doc.forEach((block, at) => {
    const guide = guides[String(block.attrs['id'])];
    const line = guide === undefined ? null : emptyLine(block, at);
    if (line === null) return;
    const drawn = { class: 'is-empty guide', 'data-hint': guide ?? '' };
    // An empty heading would be read out as one that says nothing.
    const heard = block.type.name === 'heading' ? { 'aria-label': guide ?? '' } : {};
    all.push(Decoration.node(line.from, line.to, { ...drawn, ...heard }));
  });
  return all;
}

/** The one empty line of a block that says nothing. */
function emptyLine(block: Node, at: number): { from: number; to: number } | null {
  if (block.isTextblock) return block.content.size === 0 ? { from: at, to: at + block.nodeSize } : null;
  const only = block.childCount === 1 ? block.firstChild : null;
  if (only?.isTextblock !== true || only.content.size > 0) return null;
  return { from: at + 1, to: at + 1 + only.nodeSize };
}
