/** What is selected, wherever it stands: over cells of a table that is several places. */
import type { EditorState } from 'prosemirror-state';
import type { Span } from './lined';

/** From where to where, in the order of the text. */
export function selectedSpans({ selection }: EditorState): Span[] {
  return selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }));
}

/** Its words, on one line. */
export function selectedText(state: EditorState): string {
  return selectedSpans(state)
    .map(({ from, to }) => state.doc.textBetween(from, to, ' ', ' '))
    .filter((words) => words !== '')
    .join(' ');
}
