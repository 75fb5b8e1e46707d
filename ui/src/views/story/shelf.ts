/**
 * The stories this window holds open. A story is put down when its last word
 * is committed; one whose words could not be committed stays here, keeps
 * trying, and is what anyone who opens it again gets.
 */
import { asFailure, platform, type wire } from '../../platform';
import { complain } from '../../said.svelte';
import { thisWindow } from '../../thisWindow';
import { OpenStory } from './openStory.svelte';

/** A story that is open, and how many pages want it: with none it is on its way out. */
interface Held {
  story: OpenStory;
  wanted: number;
  stop: () => void;
}

const held = new Map<string, Held>();

/** Opens a story by id, or takes up again the one that is still here. */
export async function pickUp(id: string): Promise<OpenStory> {
  const kept = held.get(id);
  if (kept !== undefined) return wantedAgain(kept);
  const [view, past] = await Promise.all([
    platform.call('open_story', { story: id }),
    // Without it a story opens all the same.
    platform.call('kept_undo', { story: id }).catch(() => ({ past: [] })),
  ]);
  // Somebody else may have asked for it meanwhile.
  const other = held.get(view.row.id);
  if (other !== undefined) return wantedAgain(other);
  const story = new OpenStory(view, thisWindow, past);
  const stops = [
    platform.onCloseRequested(
      async () => {
        await story.flush();
        await story.past.keep();
      },
      () => story.unsafeWords(),
    ),
    platform.onCloseRequested(
      () => story.beside.flush(),
      () => story.beside.unsafeWords(besideName(story)),
    ),
  ];
  held.set(story.id, { story, wanted: 1, stop: () => stops.forEach((stop) => stop()) });
  return story;
}

function wantedAgain(kept: Held): OpenStory {
  kept.wanted += 1;
  onSafe(kept.story, null);
  return kept.story;
}

/** Words that are not known to be committed. */
export interface Unsafe {
  id: string;
  name: string;
  why: () => string;
  /** None when they are safe by now. */
  words: () => wire.Words | null;
}

/** All words here that are not known to be committed, story by story. */
export function unsafe(): Unsafe[] {
  const texts = [...held.values()].map(({ story }) => ({
    id: story.id,
    name: nameOf(story),
    why: () => whyUnsafe(story),
    words: () => story.unsafeWords(),
  }));
  const beside = [...held.values()].map(({ story }) => ({
    id: `${story.id} beside`,
    name: besideName(story),
    why: () => (story.beside.unsent ? story.beside.why || WAITING : SAFE),
    words: () => story.beside.unsafeWords(besideName(story)),
  }));
  return [...texts, ...beside].filter(({ words }) => words() !== null);
}

const WAITING = 'Its last words are still being saved.';
const SAFE = 'It is saved by now.';

function whyUnsafe({ safe }: OpenStory): string {
  if (safe.state === 'unsaved') return safe.why;
  return safe.state === 'saving' ? WAITING : SAFE;
}

const nameOf = (story: OpenStory): string => story.now.above.headline || story.view.row.slugline;
const besideName = (story: OpenStory): string => `Beside “${nameOf(story)}”`;

/** Commits what was typed into every story here, and beside it. */
export async function flushAll(): Promise<void> {
  await Promise.all([...held.values()].map(({ story }) => flush(story)));
}

async function flush(story: OpenStory): Promise<void> {
  await Promise.all([story.flush(), story.beside.flush()]);
}

/** Has that done once anything of the story is safe that was not. */
function onSafe(story: OpenStory, done: (() => void) | null): void {
  story.onSafe = done;
  story.beside.onSafe = done;
}

/** Somebody else sits here now: the last words of whoever did are committed as theirs. */
export async function changeHands(): Promise<void> {
  await Promise.all([...held.values()].map(({ story }) => story.changeHands()));
}

/** Commits the last words and leaves the story; says so when they can't be committed, and keeps them. */
export async function putDown(story: OpenStory): Promise<void> {
  const kept = held.get(story.id);
  if (kept === undefined) return;
  kept.wanted -= 1;
  if (kept.wanted > 0) return;
  story.page = null;
  await leave(kept);
}

/** A lock has let go of every story already. */
function leftAlready(thrown: unknown): void {
  if (asFailure(thrown).code !== 'locked') complain(thrown);
}

/** Lets the story go, unless a page wants it again before all of it is safe. */
async function leave(kept: Held): Promise<void> {
  const { story } = kept;
  const staying = (): boolean => kept.wanted > 0 || held.get(story.id) !== kept;
  try {
    await flush(story);
  } catch (failure) {
    complain(failure);
    // It goes on trying by itself; once it is through, nothing keeps the story here.
    if (!staying()) onSafe(story, () => void leave(kept));
    return;
  }
  if (staying()) return;
  await story.past.keep().catch(complain);
  if (staying()) return;
  onSafe(story, null);
  kept.stop();
  held.delete(story.id);
  story.close();
  await platform.call('leave_story', { story: story.id, window: thisWindow }).catch(leftAlready);
}
