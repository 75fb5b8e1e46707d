/**
 * How each person here likes the window: nothing of a story, only of the
 * instrument. Kept on this machine, apart for everyone who sits at it.
 */
import { untrack } from 'svelte';
import { house } from './house.svelte';

const KEPT = 'stet-habits';

export interface Values {
  /** The tab of the panel that was open last. */
  tab: string;
  /** Does the panel stand beside the page? */
  panel: boolean;
  /** The size of the page’s text, 1 at its own. */
  zoom: number;
  /** Is all but the paragraph that is written dimmed? */
  focus: boolean;
  /** Is the line of the caret kept at one height? */
  typewriter: boolean;
  /** Are quotes, dashes and points set as the language has them? */
  smart: boolean;
  /** Are known slips put right as they are typed? */
  correct: boolean;
  /** What proofs are printed on; empty until somebody chose. */
  paper: string;
  /** Actions found by name, newest first. */
  recent: readonly string[];
}

const STANDARD: Values = {
  tab: 'record',
  panel: true,
  zoom: 1,
  focus: false,
  typewriter: false,
  smart: true,
  correct: true,
  paper: '',
  recent: [],
};

type Kept = Readonly<Record<string, Partial<Values>>>;

class Habits {
  #all = $state.raw<Kept | null>(null);

  /** Those of the person who sits here. */
  get now(): Values {
    const all = this.#all ?? read();
    return { ...STANDARD, ...all[who()] };
  }

  /** Takes up another habit, and keeps it. */
  set(part: Partial<Values>): void {
    const all = untrack(() => this.#all) ?? read();
    const me = untrack(who);
    this.#all = { ...all, [me]: { ...all[me], ...part } };
    localStorage.setItem(KEPT, JSON.stringify(this.#all));
  }

  /** Forgets what was read; the next question reads again. */
  restart(): void {
    this.#all = null;
  }
}

function who(): string {
  return house.newsroom?.me.id ?? '';
}

/** Reads what is kept; what is not as it should be is as if it were not there. */
function read(): Kept {
  const text = localStorage.getItem(KEPT);
  if (text === null) return {};
  try {
    const kept: unknown = JSON.parse(text);
    return isTable(kept) ? Object.fromEntries(Object.entries(kept).map(([id, one]) => [id, sound(one)])) : {};
  } catch {
    return {};
  }
}

function sound(one: unknown): Partial<Values> {
  if (!isTable(one)) return {};
  const fits = ([name, value]: [string, unknown]): boolean => {
    const standard: unknown = (STANDARD as unknown as Record<string, unknown>)[name];
    if (Array.isArray(standard))
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
    return typeof value === typeof standard && standard !== undefined && !Array.isArray(value);
  };
  return Object.fromEntries(Object.entries(one).filter(fits));
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const habits = new Habits();
