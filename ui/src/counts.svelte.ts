/** The numbers in the rail: read when the window is idle, again when something changed. */
import { house } from './house.svelte';
import { platform } from './platform';
import { route } from './route.svelte';

class Counts {
  home = $state<number | null>(null);
  desk = $state<number | null>(null);
  release = $state<number | null>(null);

  async read(): Promise<void> {
    const [home, queue, release] = await Promise.all([
      platform.call('home', {}),
      platform.call('desk_queue', { desk: null }),
      platform.call('release_list', {}),
    ]);
    this.home = home.returned.length + home.assigned.length + home.waiting.length;
    this.desk =
      queue.rows.filter((row) => row.workflow !== 'spiked').length + (queue.total - queue.rows.length);
    this.release = release.ready.length;
  }
}

export const counts = new Counts();

const IDLE = 1_500;

/** Keeps the numbers; while a story is being written nothing is counted. Call inside a component. */
export function keepCounting(): void {
  $effect(() => {
    const asked = [house.changes, house.newsroom?.me.id, route.now.at === 'story'] as const;
    if (asked[2]) return undefined;
    // A number that could not be read stays away; the screen itself says what is wrong.
    const waiting = setTimeout(
      () => void counts.read().catch(() => undefined),
      counts.home === null ? 400 : IDLE,
    );
    return () => clearTimeout(waiting);
  });
}
