/**
 * The stories this window holds open. A story is put down when its last word
 * is committed; one whose words could not be committed stays here, keeps
 * trying, and is what anyone who opens it again gets.
 */
import { platform } from '../../platform';
import { complain } from '../../said.svelte';
import { thisWindow } from '../../thisWindow';
import { OpenStory } from './openStory.svelte';

const held = new Map<string, { story: OpenStory; stop: () => void }>();

/** Opens a story by id, or takes up again the one whose words are not safe yet. */
export async function pickUp(id: string): Promise<OpenStory> {
  const kept = held.get(id);
  if (kept !== undefined) {
    kept.story.onSafe = null;
    return kept.story;
  }
  const [view, past] = await Promise.all([
    platform.call('open_story', { story: id }),
    // Without it a story opens all the same.
    platform.call('kept_undo', { story: id }).catch(() => ({ past: [] })),
  ]);
  const story = new OpenStory(view, thisWindow, past);
  const stop = platform.onCloseRequested(
    async () => {
      await story.flush();
      await story.keepPast();
    },
    () => story.unsafeWords(),
  );
  held.set(story.id, { story, stop });
  return story;
}

/** The stories with words that are not committed. */
export function unsafe(): OpenStory[] {
  return [...held.values()].map(({ story }) => story).filter((story) => story.dirty);
}

/** Commits what was typed into every story here. */
export async function flushAll(): Promise<void> {
  await Promise.all([...held.values()].map(({ story }) => story.flush()));
}

/** Commits the last words and leaves the story; says so when they can't be committed, and keeps them. */
export async function putDown(story: OpenStory): Promise<void> {
  story.page = null;
  try {
    await story.flush();
  } catch (failure) {
    complain(failure);
    // The loop goes on trying; once it is through, nothing keeps the story here.
    story.onSafe = () => void putDown(story);
    return;
  }
  if (story.page !== null) return;
  await story.keepPast().catch(complain);
  story.onSafe = null;
  held.get(story.id)?.stop();
  held.delete(story.id);
  story.close();
  await platform.call('leave_story', { story: story.id, window: thisWindow }).catch(complain);
}
