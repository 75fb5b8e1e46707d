/** A list the host keeps, read when it is wanted and again when it may have changed. */
import { attempt } from '../said.svelte';

export class HostList<T> {
  all = $state.raw<readonly T[]>([]);

  constructor(private readonly ask: () => Promise<readonly T[]>) {}

  async read(): Promise<void> {
    const all = await attempt(this.ask);
    if (all) this.all = all;
  }
}
