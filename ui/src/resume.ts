/**
 * Going on after the program was cut off: the story that was being written is
 * opened again, with the caret where it was, and that is said quietly.
 */
import { frame } from './frame.svelte';
import { house } from './house.svelte';
import { clock } from './parts/times';
import { platform, type wire } from './platform';
import { route } from './route.svelte';
import { say } from './said.svelte';

let left: wire.ResumeView[] = [];

/** A window opened on a story goes there; the first one asks the host what was cut off, and goes there. */
export async function resume(): Promise<void> {
  const asked = new URLSearchParams(location.hash.slice(1)).get('story');
  if (asked !== null) return route.go({ at: 'story', story: asked });
  left = await platform.call('resume', {});
  const [latest] = left;
  if (latest === undefined) return;
  for (const { story, slug, slugline, headline } of left)
    frame.open = [
      ...frame.open.filter(({ id }) => id !== story),
      { id: story, slug, slugline: slugline || headline },
    ];
  route.go({ at: 'story', story: latest.story });
  say(`Continued where the last saved step was, ${clock(latest.at, house.zone)}.`);
}

/** Where the caret was in a story that was cut off; once. */
export function leftAt(story: string): wire.CaretView | null {
  const found = left.find((one) => one.story === story);
  left = left.filter((one) => one !== found);
  return found?.caret ?? null;
}
