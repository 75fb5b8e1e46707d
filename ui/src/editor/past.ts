/**
 * What can be taken back, as values that outlive the window. Each change is
 * kept as the steps that undo it; put on the very text it was kept for, they
 * lead back through the older texts, and from there the history is made anew
 * by the library’s own rules. Whatever does not fit ends it there.
 */
import { closeHistory, redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { EditorState, type Plugin, type Selection } from 'prosemirror-state';
import { Step, Transform } from 'prosemirror-transform';
import type { Json } from './document';

/** So many changes are kept, and so much of them, in characters of JSON. */
const MOST_CHANGES = 100;
const MOST_SIZE = 200_000;

/**
 * The newest changes that can be taken back, oldest first; behind them those that
 * were taken back and can be made again, the next one first, marked `ahead`.
 */
export function pastOf(state: EditorState): Json[] {
  const history = historyOf(state);
  if (history === undefined) return [];
  const bare = state.reconfigure({ plugins: [history] });
  const [past, left] = walked(bare, undo, MOST_SIZE);
  const [ahead] = walked(bare, redo, left);
  return [...past.reverse(), ...ahead.map((change) => ({ ...change, ahead: true }))];
}

/** The steps of change after change in one direction, and how much room is left. */
function walked(state: EditorState, go: typeof undo, room: number): [Json[], number] {
  let [at, left] = [state, room];
  const changes: Json[] = [];
  while (changes.length < MOST_CHANGES) {
    let steps: Json[] | null = null;
    const went = go(at, (tr) => {
      steps = tr.steps.map((step) => step.toJSON() as Json);
      at = at.apply(tr);
    });
    if (!went || steps === null) break;
    const size = JSON.stringify(steps).length;
    if (size > left) break;
    left -= size;
    changes.push({ steps });
  }
  return [changes, left];
}

/** The state with a past it was kept with; none where it has one of its own, or nothing of that past fits. */
export function withPast(state: EditorState, past: readonly Json[]): EditorState | null {
  const history = historyOf(state);
  if (history === undefined || Number(undoDepth(state)) > 0 || Number(redoDepth(state)) > 0) return null;
  const gone = past.filter((change) => change.ahead === true);
  const [doc, forth] = back(
    state,
    past.filter((change) => change.ahead !== true),
  );
  let made = EditorState.create({ doc, plugins: [history] });
  for (const steps of forth) {
    const tr = closeHistory(made.tr);
    for (const step of steps) if (!goes(tr, step)) return null;
    made = made.apply(tr);
  }
  if (!made.doc.eq(state.doc)) return null;
  made = withAhead(made, gone);
  if (Number(undoDepth(made)) + Number(redoDepth(made)) === 0) return null;
  // What is typed next begins a change of its own, and the caret stays where it is.
  const tr = closeHistory(made.tr).setSelection(selectionIn(state, made)).setMeta('addToHistory', false);
  return made.apply(tr).reconfigure({ plugins: state.plugins });
}

/** Makes those changes and takes them back again, so that they can be made once more; without them where they do not fit. */
function withAhead(state: EditorState, changes: readonly Json[]): EditorState {
  let [at, many] = [state, 0];
  for (const change of changes) {
    const tr = closeHistory(at.tr);
    const steps = stepsOf(state, change);
    if (steps.length === 0 || !steps.every((step) => goes(tr, step))) break;
    at = at.apply(tr);
    many += 1;
  }
  for (; many > 0; many -= 1) if (!undo(at, (tr) => (at = at.apply(tr)))) return state;
  return at.doc.eq(state.doc) ? at : state;
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
