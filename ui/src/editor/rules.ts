/**
 * Markdown's shortcuts as they are typed, for hands that know them; nobody has
 * to. Backspace right afterwards gives back what was typed.
 */
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import type { Attrs, MarkType } from 'prosemirror-model';
import { Selection, type EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import { readAddress } from './address';
import { type } from './document';
import { body } from './schema';

/** The rules of the body. */
export function typingRules(): Plugin {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{2,4})\s$/, type('heading'), (match) => ({
        level: (match[1] ?? '').length,
      })),
      wrappingInputRule(/^\s*[-*]\s$/, type('bullet_list')),
      wrappingInputRule(
        /^(\d{1,4})\.\s$/,
        type('ordered_list'),
        (match) => ({ start: Number(match[1]) }),
        (match, list) => list.childCount + Number(list.attrs.start) === Number(match[1]),
      ),
      wrappingInputRule(/^\s*>\s$/, type('quotation'), null, () => false),
      new InputRule(/^---$/, makeRule),
      around(/(\*\*)([^*\s](?:[^*]*[^*\s])?)\*\*$/, body.marks.strong),
      around(/(?<!\*)(\*)([^*\s](?:[^*]*[^*\s])?)\*$/, body.marks.em),
      around(/(?<![\p{L}\p{N}_])(_)([^_\s](?:[^_]*[^_\s])?)_$/u, body.marks.em),
      new InputRule(/\[([^[\]]+)\]\(([^()\s]+)\)$/, makeLink),
    ],
  });
}

/** Marks what stands between two markers and takes the markers away. */
function around(pattern: RegExp, mark: MarkType, attrs: Attrs | null = null): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const marker = (match[1] ?? '').length;
    return marked(
      state,
      start + marker,
      start + marker + (match[2] ?? '').length,
      { start, end },
      mark,
      attrs,
    );
  });
}

function makeLink(
  state: EditorState,
  match: RegExpMatchArray,
  start: number,
  end: number,
): Transaction | null {
  const [words, address] = [match[1] ?? '', readAddress(match[2] ?? '')];
  if (!address.ok) return null;
  return marked(state, start + 1, start + 1 + words.length, { start, end }, body.marks.link, {
    href: address.href,
  });
}

function marked(
  state: EditorState,
  from: number,
  to: number,
  whole: { start: number; end: number },
  mark: MarkType,
  attrs: Attrs | null,
): Transaction | null {
  const { parent } = state.doc.resolve(whole.start);
  if (!parent.type.allowsMarkType(mark)) return null;
  const tr = state.tr;
  if (whole.end > to) tr.delete(to, whole.end);
  tr.delete(whole.start, from);
  tr.addMark(whole.start, whole.start + (to - from), mark.create(attrs));
  return tr.removeStoredMark(mark);
}

function makeRule(state: EditorState, _match: RegExpMatchArray, start: number): Transaction | null {
  const $start = state.doc.resolve(start);
  if ($start.depth !== 1 || $start.parent.type !== type('paragraph')) return null;
  if ($start.parent.textContent !== '--') return null;
  const at = $start.before();
  const tr = state.tr.replaceWith(at, $start.after(), [type('rule').create(), type('paragraph').create()]);
  return tr.setSelection(Selection.near(tr.doc.resolve(at + 2)));
}
