/** Those who asked to be told, and the telling. */
import type { Stop } from './platform';

export class Hearers<T> {
  readonly #all = new Set<(told: T) => void>();

  add(hearer: (told: T) => void): Stop {
    this.#all.add(hearer);
    return () => this.#all.delete(hearer);
  }

  tell(told: T): void {
    for (const hearer of [...this.#all]) hearer(told);
  }
}
