/**
 * Lists by keyboard: the keys of the catalogue move between the rows inside a
 * place and do what the place offers to the row that stands. A row is whatever
 * carries `data-row`; the row that has the focus is the current one.
 */
import { actions, hears, typing, type ListActionId } from '../actions';

/** What a place does to one of its rows, by the actions of the catalogue. */
export type RowActions = Partial<Record<ListActionId, (row: HTMLElement) => void>>;

const steps = {
  'list.down': (at: number, last: number) => Math.min(at + 1, last),
  'list.up': (at: number) => Math.max(at - 1, 0),
  'list.first': () => 0,
  'list.last': (_: number, last: number) => last,
} as const satisfies Partial<Record<ListActionId, (at: number, last: number) => number>>;

type Step = keyof typeof steps;

export function rowKeys(acts: RowActions): (place: HTMLElement) => () => void {
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

    /** Moves; false where there is no row to move to. */
    const move = (step: Step): boolean => {
      const all = rows();
      const at = standing(all);
      const row = all[at < 0 ? 0 : steps[step](at, all.length - 1)];
      row?.focus();
      row?.scrollIntoView({ block: 'nearest' });
      return row !== undefined;
    };

    const here = (): HTMLElement | undefined => {
      const all = rows();
      return all[standing(all)];
    };

    const ids = Object.keys(acts) as ListActionId[];
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
      const step = (Object.keys(steps) as Step[]).find((id) => hears(event, id));
      if (step !== undefined) {
        if (move(step)) event.preventDefault();
        return;
      }
      const id = ids.find((one) => hears(event, one));
      const row = here();
      if (id === undefined || !row || controlOutside(event, row)) return;
      event.preventDefault();
      acts[id]?.(row);
    };

    const stop = actions.offer(
      Object.fromEntries([
        ...Object.keys(steps).map((step) => [step, () => void move(step as Step)]),
        ...ids.map((id) => [
          id,
          {
            why: () => (here() ? '' : 'Choose a row of the list first, with J and K.'),
            run: () => {
              const row = here();
              if (row) acts[id]?.(row);
            },
          },
        ]),
      ]),
    );
    place.addEventListener('focusin', focused);
    window.addEventListener('keydown', pressed);
    return () => {
      stop();
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
