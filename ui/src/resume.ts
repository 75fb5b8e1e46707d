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

/**
 * A window opened on a story goes there. The first one asks the host what was cut
 * off, and goes there; where several stood open, each goes on where it was.
 */
export async function resume(): Promise<void> {
  const address = new URLSearchParams(location.hash.slice(1));
  const asked = address.get('story');
  if (asked !== null && !address.has('again')) return route.go({ at: 'story', story: asked });
  left = await platform.call('resume', {});
  for (const { story, slug, slugline, headline } of left)
    frame.open = [
      ...frame.open.filter(({ id }) => id !== story),
      { id: story, slug, slugline: slugline || headline },
    ];
  const here = asked === null ? left[0] : left.find(({ story }) => story === asked);
  const story = here?.story ?? asked;
  if (story === null || story === '') return;
  route.go({ at: 'story', story });
  if (here !== undefined) say(`Continued where the last saved step was, ${clock(here.at, house.zone)}.`);
}

/** Where the caret was in a story that was cut off; once. */
export function leftAt(story: string): wire.CaretView | null {
  const found = left.find((one) => one.story === story);
  left = left.filter((one) => one !== found);
  return found?.caret ?? null;
}
