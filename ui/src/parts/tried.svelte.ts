/** What a dialog asks of the host, and what went wrong with it, which the dialog shows until the next try. */
import { asFailure, type wire } from '../platform';

export class Tried {
  failure = $state.raw<wire.Failure | null>(null);

  /** Does it and takes what comes of it; false when it failed. */
  async does<T>(doing: () => Promise<T>, take: (done: T) => void): Promise<boolean> {
    try {
      take(await doing());
      this.failure = null;
      return true;
    } catch (thrown) {
      this.failure = asFailure(thrown);
      return false;
    }
  }
}
