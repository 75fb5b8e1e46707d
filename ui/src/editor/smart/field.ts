/** Smart typing in a plain field (the headline): the field’s own undo takes it back. */
import { typography } from './languages';
import type { SmartRoom } from './plugin';
import { retype } from './retype';

/** Puts right what is typed into a field; returns the way to stop. */
export function smartField(field: HTMLTextAreaElement, room: SmartRoom): () => void {
  let [last, refused]: [
    { at: number; typed: string; put: string } | null,
    { at: number; before: string } | null,
  ] = [null, null];

  const replace = (from: number, to: number, text: string): void => {
    field.setSelectionRange(from, to);
    // The one way to change a field that its own undo knows of.
    if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, text)) return;
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const heard = (event: Event): void => {
    if (!(event instanceof InputEvent) || event.isComposing || event.inputType !== 'insertText') return;
    const letter = event.data ?? '';
    last = null;
    if ([...letter].length !== 1 || field.selectionStart !== field.selectionEnd) return;
    const at = field.selectionStart - letter.length;
    const before = field.value.slice(0, at);
    if (refused !== null && refused.at === at && refused.before === before) return;
    const becomes = retype(before, letter, typography(room.language()), room.wishes());
    if (becomes === null) return;
    const typed = before.slice(at - becomes.cut) + letter;
    replace(at - becomes.cut, at + letter.length, becomes.text);
    last = { at: at - becomes.cut, typed, put: becomes.text };
  };

  const back = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' || event.ctrlKey || event.metaKey || event.isComposing || last === null)
      return;
    const { at, typed, put } = last;
    if (field.selectionStart !== at + put.length || field.selectionEnd !== field.selectionStart) return;
    event.preventDefault();
    last = null;
    replace(at, at + put.length, typed);
    last = null;
    refused = { at: at + typed.length - 1, before: field.value.slice(0, at + typed.length - 1) };
  };

  field.addEventListener('input', heard);
  field.addEventListener('keydown', back);
  return () => {
    field.removeEventListener('input', heard);
    field.removeEventListener('keydown', back);
  };
}
