/** Where in the window one is. Kept in memory: a window has no address bar to keep it in. */
export type Place =
  | { at: 'home' }
  | { at: 'desk'; desk: string | null }
  | { at: 'story'; story: string }
  | { at: 'review'; story: string }
  | { at: 'people' }
  | { at: 'release'; pick?: string };

export type Screen = Place['at'];

const DEPTH = 50;

export class Route {
  now = $state.raw<Place>({ at: 'home' });
  #been: Place[] = [];

  go(place: Place): void {
    if (same(place, this.now)) return;
    this.#been = [...this.#been, this.now].slice(-DEPTH);
    this.now = place;
  }

  /** To the place before this one; home when there is none. */
  back(): void {
    this.now = this.#been.pop() ?? { at: 'home' };
  }

  /** Forgets the way here: another newsroom, or another person. */
  restart(): void {
    this.#been = [];
    this.now = { at: 'home' };
  }
}

function same(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

export const route = new Route();
