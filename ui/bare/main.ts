/**
 * An editable page with nothing around it: the packages the editor is made of,
 * and the words that `cargo xtask bench` puts into `window.words`. It is what the
 * window's own typing is held against.
 */
import { baseKeymap } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Schema } from 'prosemirror-model';
import { EditorState, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

const { words } = window as unknown as { words: string[] };
const schema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', toDOM: () => ['p', 0] },
    text: {},
  },
});
const doc = schema.node(
  'doc',
  null,
  words.map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)])),
);
const state = EditorState.create({ doc, plugins: [history(), keymap(baseKeymap)] });
const view = new EditorView(document.body, { state });
view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)));
view.focus();
