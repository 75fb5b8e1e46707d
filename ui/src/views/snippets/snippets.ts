/** The snippets there are. */
import { HostList } from '../../parts/hostList.svelte';
import { platform, type wire } from '../../platform';

export const snippets = new HostList<wire.SnippetView>(() => platform.call('snippets', {}));
