/**
 * Deleting what a reader sees as one sign: an emoji of several parts, a letter
 * with its accents. Scripts whose marks are typed and mended one by one
 * (Arabic, Hebrew, the scripts of India) keep the toolkit’s own way.
 */
import type { Command } from 'prosemirror-state';

const WHOLE =
  /^(?:[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}+|.*(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3).*)$/su;
/** The longest sign there is to be looked for, in units. */
const LONGEST = 64;

let segmenter: Intl.Segmenter | null = null;

/** The signs of a text. */
export function signs(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Backspace over a sign of several parts. */
export const deleteSignBefore: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return false;
  const before = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - LONGEST),
    $from.parentOffset,
    '',
    '\ufffc',
  );
  const sign = signs(before).at(-1) ?? '';
  if ([...sign].length < 2 || !WHOLE.test(sign)) return false;
  dispatch?.(state.tr.delete($from.pos - sign.length, $from.pos).scrollIntoView());
  return true;
};

/** Delete over a sign of several parts. */
export const deleteSignAfter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return false;
  const end = Math.min($from.parent.content.size, $from.parentOffset + LONGEST);
  const sign = signs($from.parent.textBetween($from.parentOffset, end, '', '\ufffc'))[0] ?? '';
  if ([...sign].length < 2 || !WHOLE.test(sign)) return false;
  dispatch?.(state.tr.delete($from.pos, $from.pos + sign.length).scrollIntoView());
  return true;
};
