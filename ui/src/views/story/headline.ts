/** The headline's field: one paragraph that wraps and grows, typed in place. */

import { hears } from '../../actions/hears';
import { smartField, type SmartRoom } from '../../editor';

/** What the field asks of the page around it. */
export interface HeadlineRoom {
  smart: SmartRoom;
  typed: (headline: string) => void;
  leaveDown: () => void;
  left: () => void;
  /** Takes back, or makes again, the last change where that changed the text and this line at once. */
  beside?: (way: 'undo' | 'redo', really: boolean) => boolean;
}

/** The mounted headline. */
export interface Headline {
  readonly words: string;
  show: (headline: string) => void;
  /** Shows words that came from elsewhere; the caret stays between the letters it stood between. */
  take: (headline: string) => void;
  focus: () => void;
  /** Takes the caret with some of the words selected. */
  select: (from: number, to: number) => void;
  /** Puts other words there as if they were typed, so that the field’s own undo takes them back. */
  put: (words: string) => void;
  /** Says by the field’s edge that something looked for stands in it. */
  mark: (found: '' | 'found' | 'now') => void;
}

/** Makes a `<textarea>` inside a growing box the headline's field; returns it and the way to let go. */
export function headlineField(field: HTMLTextAreaElement, room: HeadlineRoom): [Headline, () => void] {
  const grow = (): void => {
    if (field.parentElement !== null) field.parentElement.dataset.value = field.value;
  };
  const typed = (): void => {
    if (field.value.includes('\n')) {
      const at = field.selectionStart;
      field.value = field.value.replace(/\s*\n\s*/g, ' ');
      field.setSelectionRange(at, at);
    }
    grow();
    room.typed(field.value);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    // Redo first: its key with the Shift left out of the letter is the one of undo.
    const way = hears(event, 'copy.redo') ? 'redo' : hears(event, 'copy.undo') ? 'undo' : null;
    if (way !== null && room.beside?.(way, true) === true) return event.preventDefault();
    const atEnd = field.selectionStart === field.value.length;
    if (event.key !== 'Enter' && !(event.key === 'ArrowDown' && atEnd)) return;
    event.preventDefault();
    room.leaveDown();
  };
  field.addEventListener('input', typed);
  field.addEventListener('keydown', key);
  field.addEventListener('blur', room.left);
  const plain = smartField(field, room.smart);
  const headline: Headline = {
    get words() {
      return field.value;
    },
    select: (from, to) => {
      field.focus();
      field.setSelectionRange(from, to);
    },
    put: (words) => {
      field.focus();
      field.select();
      // The one way to change a field that its own undo knows of; where there is none, the words still change.
      if (typeof document.execCommand === 'function' && document.execCommand('insertText', false, words))
        return;
      field.value = words;
      typed();
    },
    mark: (found) => {
      if (field.parentElement === null) return;
      field.parentElement.dataset.found = found;
      if (found === 'now') field.parentElement.scrollIntoView({ block: 'nearest' });
    },
    show: (words: string) => {
      field.value = words;
      grow();
    },
    take: (words: string) => {
      const { value: was, selectionStart, selectionEnd } = field;
      field.value = words;
      grow();
      if (document.activeElement !== field) return;
      const moved = (at: number): number =>
        was.slice(0, at) === words.slice(0, at) ? at : at + words.length - was.length;
      field.setSelectionRange(moved(selectionStart), moved(selectionEnd));
    },
    focus: () => {
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    },
  };
  return [
    headline,
    () => {
      plain();
      field.removeEventListener('input', typed);
      field.removeEventListener('keydown', key);
      field.removeEventListener('blur', room.left);
    },
  ];
}
