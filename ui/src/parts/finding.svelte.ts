/**
 * What is found while one types. Answers may come out of order, and later than
 * Enter: only the one to what was asked last counts, and Enter waits for it.
 */
import { tick } from 'svelte';
import { asFailure, type wire } from '../platform';

export class Finding<T> {
  /** What was found last; what stands there is from before while an answer is awaited. */
  found = $state.raw<readonly T[]>([]);
  /** What was asked when that was found; null until there was an answer. */
  answered = $state<string | null>(null);
  failure = $state.raw<wire.Failure | null>(null);
  #question = 0;
  #awaited: string | null = null;
  #then: (() => void) | null = null;

  /** Asks; an answer to what was asked before is no longer wanted. */
  ask(query: string, answer: (query: string) => Promise<readonly T[]>): void {
    const question = ++this.#question;
    this.#then = null;
    this.#awaited = query;
    answer(query).then(
      async (found) => {
        if (question !== this.#question) return;
        this.found = found;
        this.answered = query;
        this.failure = null;
        this.#awaited = null;
        // What hangs on the answer, such as which of it is meant, comes first.
        await tick();
        if (question === this.#question) this.#then?.();
        this.#then = null;
      },
      (thrown: unknown) => {
        if (question !== this.#question) return;
        this.failure = asFailure(thrown);
        this.found = [];
        this.#awaited = null;
        this.#then = null;
      },
    );
  }

  /** Nothing is asked, and nothing found. */
  clear(): void {
    this.forget();
    this.found = [];
    this.answered = null;
    this.failure = null;
  }

  /** No answer is wanted any more. */
  forget(): void {
    this.#question += 1;
    this.#awaited = null;
    this.#then = null;
  }

  /** Does it once the answer is there; at once where none is awaited, never where something else is asked first. */
  settled(does: () => void): void {
    if (this.#awaited === null) does();
    else this.#then = does;
  }
}
