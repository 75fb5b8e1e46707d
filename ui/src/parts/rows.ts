/**
 * Lists by keyboard: J and K (or the arrows) move between the rows inside a
 * place, Home and End to its ends, Enter opens; other letters are the place's own.
 * A row is whatever carries `data-row`; the row that has the focus is the current one.
 */
import { typing } from '../keys';

export type RowKeys = Record<string, (row: HTMLElement) => void>;

const steps: Record<string, (at: number, last: number) => number> = {
  j: (at, last) => Math.min(at + 1, last),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  k: (at) => Math.max(at - 1, 0),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

export function rowKeys(keys: RowKeys): (place: HTMLElement) => () => void {
  return (place) => {
    let current: string | undefined;

    const rows = (): HTMLElement[] => [...place.querySelectorAll<HTMLElement>('[data-row]')];

    /** Where the keyboard stands: the focused row, or the one it last stood on. */
    const standing = (all: HTMLElement[]): number => {
      const focused = document.activeElement?.closest('[data-row]') ?? null;
      const at = all.findIndex((row) => row === focused);
      return at >= 0 ? at : all.findIndex((row) => row.dataset['row'] === current);
    };

    const focused = (event: FocusEvent): void => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
      if (row) current = row.dataset['row'];
    };

    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
      const all = rows();
      const at = standing(all);
      const step = steps[event.key];
      if (step) {
        const row = all[at < 0 ? 0 : step(at, all.length - 1)];
        if (!row) return;
        event.preventDefault();
        row.focus();
        row.scrollIntoView({ block: 'nearest' });
        return;
      }
      const act = keys[event.key];
      const row = all[at];
      if (!act || !row || controlOutside(event, row)) return;
      event.preventDefault();
      act(row);
    };

    place.addEventListener('focusin', focused);
    window.addEventListener('keydown', pressed);
    return () => {
      place.removeEventListener('focusin', focused);
      window.removeEventListener('keydown', pressed);
    };
  };
}

/** Enter on a button is the button's, wherever the list stands. */
function controlOutside(event: KeyboardEvent, row: HTMLElement): boolean {
  const control = event.target instanceof Element ? event.target.closest('button, a, select, summary') : null;
  return event.key === 'Enter' && control !== null && control !== row;
}
