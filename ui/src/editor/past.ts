/**
 * What can be taken back, as values that outlive the window. Each change is
 * kept as the steps that undo it; put on the very text it was kept for, they
 * lead back through the older texts, and from there the history is made anew
 * by the library’s own rules. Whatever does not fit ends it there.
 */
import { closeHistory, undo, undoDepth } from 'prosemirror-history';
import { EditorState, type Plugin, type Selection } from 'prosemirror-state';
import { Step, Transform } from 'prosemirror-transform';
import type { Json } from './document';

/** So many changes are kept, and so much of them, in characters of JSON. */
const MOST_CHANGES = 100;
const MOST_SIZE = 200_000;

/** The newest changes that can be taken back, oldest first. */
export function pastOf(state: EditorState): Json[] {
  const history = historyOf(state);
  if (history === undefined) return [];
  let [at, size] = [state.reconfigure({ plugins: [history] }), 0];
  const past: Json[] = [];
  while (past.length < MOST_CHANGES) {
    let steps: Json[] | null = null;
    const went = undo(at, (tr) => {
      steps = tr.steps.map((step) => step.toJSON() as Json);
      at = at.apply(tr);
    });
    if (!went || steps === null) break;
    size += JSON.stringify(steps).length;
    if (size > MOST_SIZE) break;
    past.push({ steps });
  }
  return past.reverse();
}

/** The state with a past it was kept with; none where it has one of its own, or nothing of that past fits. */
export function withPast(state: EditorState, past: readonly Json[]): EditorState | null {
  const history = historyOf(state);
  if (history === undefined || Number(undoDepth(state)) > 0) return null;
  const [doc, forth] = back(state, past);
  if (forth.length === 0) return null;
  let made = EditorState.create({ doc, plugins: [history] });
  for (const steps of forth) {
    const tr = closeHistory(made.tr);
    for (const step of steps) if (!goes(tr, step)) return null;
    made = made.apply(tr);
  }
  if (!made.doc.eq(state.doc)) return null;
  // What is typed next begins a change of its own, and the caret stays where it is.
  const tr = closeHistory(made.tr).setSelection(selectionIn(state, made)).setMeta('addToHistory', false);
  return made.apply(tr).reconfigure({ plugins: state.plugins });
}

/** The text before those changes, and the steps of each change from there, oldest first. */
function back(state: EditorState, past: readonly Json[]): [EditorState['doc'], Step[][]] {
  let doc = state.doc;
  const forth: Step[][] = [];
  for (const change of [...past].reverse()) {
    const tr = new Transform(doc);
    if (!stepsOf(state, change).every((step) => goes(tr, step))) break;
    if (tr.steps.length === 0) break;
    forth.unshift(tr.steps.map((step, at) => step.invert(tr.docs[at] ?? doc)).reverse());
    doc = tr.doc;
  }
  return [doc, forth];
}

/** Takes a step; false where the text has no such place for it. */
function goes(tr: Transform, step: Step): boolean {
  try {
    return tr.maybeStep(step).failed === null;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function stepsOf(state: EditorState, change: Json): Step[] {
  const steps: unknown = change.steps;
  if (!Array.isArray(steps)) return [];
  try {
    return steps.map((step) => Step.fromJSON(state.schema, step as Json));
  } catch (error) {
    // A step of another version of Stet is as good as none.
    if (error instanceof RangeError || error instanceof TypeError) return [];
    throw error;
  }
}

function selectionIn(state: EditorState, made: EditorState): Selection {
  return state.selection.getBookmark().resolve(made.doc);
}

function historyOf(state: EditorState): Plugin | undefined {
  return state.plugins.find((plugin) => (plugin as unknown as { key: string }).key.startsWith('history$'));
}
