/** Begins a story and goes to it. */
import { house } from './house.svelte';
import { platform, type wire } from './platform';
import { route } from './route.svelte';
import { attempt } from './said.svelte';

export async function beginStory(
  desk: string | null = house.newsroom?.default_desk ?? null,
  more: Partial<wire.NewStory> = {},
): Promise<void> {
  const view = await attempt(() => platform.call('new_story', { headline: '', ...more, desk }));
  if (view) route.go({ at: 'story', story: view.row.id });
}
