/** A line in an empty body that says what belongs there. */
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

/** Shows a hint while the document is one empty line; it is asked for anew when the view is drawn. */
export function hintWhenEmpty(hint: () => string): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const only = doc.firstChild;
        if (doc.childCount !== 1 || only?.isTextblock !== true || only.content.size > 0) return null;
        return DecorationSet.create(doc, [
          Decoration.node(0, only.nodeSize, { class: 'is-empty', 'data-hint': hint() }),
        ]);
      },
    },
  });
}
