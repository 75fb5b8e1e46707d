/** The keyboard of the whole window: one table, read by the listener and by the page that shows it. */
export interface Key {
  keys: string[];
  does: string;
}

export interface KeyGroup {
  where: string;
  keys: Key[];
}

export const keyTable: KeyGroup[] = [
  {
    where: 'Anywhere',
    keys: [
      { keys: ['Ctrl', 'K'], does: 'jump to any story' },
      { keys: ['Ctrl', 'N'], does: 'new story' },
      { keys: ['Ctrl', 'O'], does: 'import' },
      { keys: ['G', 'H'], does: 'go home' },
      { keys: ['G', 'D'], does: 'go to the desk' },
      { keys: ['G', 'R'], does: 'go to release' },
      { keys: ['G', 'P'], does: 'go to people and desks' },
      { keys: ['?'], does: 'this page' },
      { keys: ['Esc'], does: 'close what is open' },
    ],
  },
  {
    where: 'In a list',
    keys: [
      { keys: ['J'], does: 'down' },
      { keys: ['K'], does: 'up' },
      { keys: ['Enter'], does: 'open' },
    ],
  },
  {
    where: 'On the desk',
    keys: [
      { keys: ['T'], does: 'take' },
      { keys: ['A'], does: 'approve' },
      { keys: ['R'], does: 'return with a note' },
    ],
  },
  {
    where: 'In the copy',
    keys: [
      { keys: ['Ctrl', 'B'], does: 'strong' },
      { keys: ['Ctrl', 'I'], does: 'emphasis' },
      { keys: ['Ctrl', 'K'], does: 'link what is selected' },
      { keys: ['Ctrl', 'Alt', '2'], does: 'subhead; 3 and 4 below it, 0 for a paragraph' },
      { keys: ['Ctrl', 'Shift', '8'], does: 'list; 7 for a numbered one' },
      { keys: ['Ctrl', 'Shift', '9'], does: 'quotation' },
      { keys: ['Ctrl', 'Enter'], does: 'leave a quotation' },
      { keys: ['Ctrl', 'Shift', 'H'], does: 'section break' },
      { keys: ['Shift', 'Enter'], does: 'new line in the paragraph' },
      { keys: ['Ctrl', 'Shift', 'V'], does: 'paste as plain text' },
      { keys: ['Ctrl', 'Z'], does: 'undo' },
    ],
  },
];

/** True when the key belongs to somebody typing, or to an open dialog. */
export function typing(event: KeyboardEvent): boolean {
  const at = event.target;
  if (document.querySelector('dialog[open]')) return true;
  if (!(at instanceof HTMLElement)) return false;
  return at.isContentEditable || at.matches('input:not([type=checkbox]), textarea, select');
}

/** The window's own keys by what is pressed; `g` begins a pair. */
export type Chords = Record<string, () => void>;

const PAIR = 1_200;

/** Listens for the given chords: `ctrl+k`, `?`, `g h`. Returns the way to stop. */
export function listenFor(chords: Chords): () => void {
  let begun = 0;

  // Before the screen's own rows hear it: a pair is not two letters to them.
  const letters = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const paired = begun > 0 && event.timeStamp - begun < PAIR;
    begun = !paired && key === 'g' ? event.timeStamp : 0;
    const does = chords[paired ? `g ${key}` : key];
    if (!does) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    does();
  };

  // After the copy has heard it: what the editor takes for itself is not ours.
  const control = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const does = chords[`ctrl+${event.key.toLowerCase()}`];
    if (!does || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    does();
  };

  window.addEventListener('keydown', letters, { capture: true });
  window.addEventListener('keydown', control);
  return () => {
    window.removeEventListener('keydown', letters, { capture: true });
    window.removeEventListener('keydown', control);
  };
}
