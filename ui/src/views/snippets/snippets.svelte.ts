/** The snippets there are, read once and again when one changes. */
import { platform, type wire } from '../../platform';
import { attempt } from '../../said.svelte';

class Snippets {
  all = $state.raw<wire.SnippetView[]>([]);

  async read(): Promise<void> {
    const all = await attempt(() => platform.call('snippets', {}));
    if (all) this.all = all;
  }
}

export const snippets = new Snippets();
