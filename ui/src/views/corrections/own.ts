/** The autocorrect words of whoever sits here. */
import { HostList } from '../../parts/hostList.svelte';
import { platform, type wire } from '../../platform';

export const ownWords = new HostList<wire.CorrectionView>(() => platform.call('corrections', {}));
