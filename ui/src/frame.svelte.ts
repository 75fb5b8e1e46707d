/** What lies open in the window: dialogs over it, stories in the rail, and which screen has been painted. */
import { tick } from 'svelte';
import { platform, type Picked, type wire } from './platform';
import type { Screen } from './route.svelte';

export interface OpenStory {
  id: string;
  slug: string;
  slugline: string;
}

const KEPT_OPEN = 12;

/** Does the window fill the screen? */
function onWholeScreen(): boolean {
  return (document.fullscreenElement ?? null) !== null;
}

class Frame {
  /** The screen that stands painted with its data; a harness waits on it. */
  painted = $state<Screen | 'first-run' | 'lock' | ''>('');
  dialog = $state.raw<
    | 'jump'
    | 'palette'
    | 'import'
    | 'keys'
    | 'begin'
    | 'templates'
    | 'placeholders'
    | 'corrections'
    | 'passphrase'
    | 'reset-seat'
    | null
  >(null);
  /** Files dropped before the import dialog was there to take them. */
  dropped = $state.raw<Picked[]>([]);
  open = $state.raw<OpenStory[]>([]);
  /** Only the page stands: no rail, no buttons, no panel. */
  alone = $state(false);
  /** What was cut off was gone on with already. */
  resumed = false;
  #turning = false;
  /** What the box of Ctrl-K or of the palette begins with. */
  asked = $state('');

  /** A screen says that it stands with its data. */
  async show(screen: Screen | 'first-run' | 'lock'): Promise<void> {
    await tick();
    this.painted = screen;
  }

  /** A story was opened, or is now called something else. */
  opened(row: wire.StoryRow): void {
    const entry = { id: row.id, slug: row.slug, slugline: row.slugline || row.headline || 'untitled' };
    const known = this.open.some(({ id }) => id === row.id);
    this.open = known
      ? this.open.map((other) => (other.id === row.id ? entry : other))
      : [...this.open, entry].slice(-KEPT_OPEN);
    void platform.windowTitle(`${row.headline || entry.slugline} — Stet`, row.id);
  }

  /** Only the page, on the whole screen, or everything again. */
  standAlone(alone: boolean): void {
    this.alone = alone;
    if (!this.#turning) void this.#turn();
  }

  /** The whole screen was taken or given back; when nobody here asked, the page goes along. */
  screenTurned(): void {
    if (!this.#turning && !onWholeScreen()) this.alone = false;
  }

  /** Takes the screen, or gives it back: one after the other, however fast the key is pressed. */
  async #turn(): Promise<void> {
    this.#turning = true;
    try {
      let asked: boolean | null = null;
      while (asked !== this.alone && this.alone !== onWholeScreen()) {
        asked = this.alone;
        await (asked ? document.documentElement.requestFullscreen?.() : document.exitFullscreen());
      }
    } catch {
      // Where the screen is not to be had, the page stands alone in its window.
    } finally {
      this.#turning = false;
    }
  }

  /** The open story so many places from this one, around the end; none when nothing is open. */
  along(from: string | null, by: 1 | -1): string | null {
    const at = this.open.findIndex(({ id }) => id === from);
    const place = at < 0 ? (by > 0 ? 0 : -1) : (at + by) % this.open.length;
    return this.open.at(place)?.id ?? null;
  }

  close(story: string): void {
    this.open = this.open.filter(({ id }) => id !== story);
  }

  /** Any story by a few words, or any action by its name. */
  ask(of: 'jump' | 'palette', words = ''): void {
    this.asked = words;
    this.dialog = of;
  }

  import(files: Picked[] = []): void {
    this.dropped = files;
    this.dialog = 'import';
  }
}

export const frame = new Frame();
