/**
 * The one place where the window says that something could not be done, or
 * quietly that it was. A failure stays until it is read; a quiet line passes.
 */
import { asFailure, type wire } from './platform';

const PASSING = 6_000;

class Said {
  failure = $state.raw<wire.Failure | null>(null);
  line = $state<string>('');
  #passing: ReturnType<typeof setTimeout> | undefined;

  complain(thrown: unknown): void {
    this.failure = asFailure(thrown);
    this.line = '';
  }

  say(text: string): void {
    this.line = text;
    clearTimeout(this.#passing);
    this.#passing = setTimeout(() => (this.line = ''), PASSING);
  }

  settle(): void {
    this.failure = null;
  }
}

export const said = new Said();

export const complain = (thrown: unknown): void => said.complain(thrown);
export const say = (text: string): void => said.say(text);
export const settle = (): void => said.settle();

/** Does it; a failure is said, and the answer is then undefined. */
export async function attempt<T>(doing: () => Promise<T>): Promise<T | undefined> {
  try {
    const done = await doing();
    said.settle();
    return done;
  } catch (thrown) {
    said.complain(thrown);
    return undefined;
  }
}
