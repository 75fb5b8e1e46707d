/** Words put out of harm's way: into a file of their own, or on the clipboard. */
import { platform, type wire } from '../../platform';
import { attempt, say } from '../../said.svelte';
import type { OpenStory } from './openStory.svelte';
import { plainText } from './plain';

/** Asks where to, and writes a copy there. */
export async function elsewhere(words: wire.Words): Promise<void> {
  const where = await attempt(() => platform.saveElsewhere(words));
  if (where !== undefined && where !== null) say(`A copy is in ${where}.`);
}

/** The words on the clipboard, plain. */
export async function copyWords(story: OpenStory): Promise<void> {
  try {
    await navigator.clipboard.writeText(plainText(story.now));
    say('Copied.');
  } catch {
    say('Could not copy. Select the words and copy them, or save a copy elsewhere.');
  }
}
