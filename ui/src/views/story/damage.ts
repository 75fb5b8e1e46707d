/** Paragraphs that were damaged on the disk, looked for elsewhere. */
import { platform, type wire } from '../../platform';
import { attempt, say } from '../../said.svelte';
import type { OpenStory } from './openStory.svelte';

/** Looks for a damaged paragraph of a version; everything typed is committed first. */
export async function lookFor(story: OpenStory, revision: string, place: string): Promise<wire.Recovered> {
  await story.flush();
  return platform.call('recover', { story: story.id, revision, place });
}

/** Recovers a damaged paragraph of the text as it stands, and says what came of it. */
export async function recover(story: OpenStory, block: string): Promise<void> {
  const told = await attempt(() => lookFor(story, 'now', block));
  if (told === undefined) return;
  say(told.said);
  await attempt(() => story.reread());
}
