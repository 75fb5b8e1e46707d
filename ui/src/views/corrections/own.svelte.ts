/** The autocorrect words of whoever sits here, read when a story is opened and again when they change. */
import { platform, type wire } from '../../platform';
import { attempt } from '../../said.svelte';

class OwnWords {
  all = $state.raw<wire.CorrectionView[]>([]);

  async read(): Promise<void> {
    const all = await attempt(() => platform.call('corrections', {}));
    if (all) this.all = all;
  }
}

export const ownWords = new OwnWords();
