/** One story under review: the page that is shown, and what is decided on it. */
import { platform, type wire } from '../../platform';
import { say } from '../../said.svelte';

export class Reviewing {
  view = $state.raw<wire.ReviewView | null>(null);
  /** Since which version, in a word; empty for what was last read. */
  from = $state('');
  /** The place in the list of suggestions that is looked at. */
  group = $state<number | null>(null);
  /** The comment that is looked at. */
  thread = $state('');
  readonly story: string;

  constructor(story: string) {
    this.story = story;
  }

  async read(from: string = this.from): Promise<void> {
    this.#show(await platform.call('review', { story: this.story, from }));
    this.from = from;
  }

  #show(view: wire.ReviewView): void {
    this.view = view;
    if (this.group !== null && this.group >= view.groups.length) this.group = null;
  }

  /** Takes one choice of a place, or turns the place down. */
  async settle(group: number, choice: number, take: boolean, why = '', tag = ''): Promise<void> {
    const place = this.view?.groups[group];
    if (place === undefined) return;
    const choices = take ? place.choices.slice(choice, choice + 1) : place.choices;
    const changes = choices.flatMap(({ by }) => by.flatMap((of) => of.changes));
    await this.#settle({ changes, take, why, tag });
    say(take ? 'Taken' : 'Turned down');
  }

  async settleAll(take: boolean, why = ''): Promise<void> {
    await this.#settle({ changes: [], take, why, tag: '' });
    say(take ? 'Taken' : 'Turned down');
  }

  async #settle(what: Pick<wire.Settle, 'changes' | 'take' | 'why' | 'tag'>): Promise<void> {
    if (this.view === null) return;
    const { seq } = this.view.story;
    this.#show(
      await platform.call('settle_changes', {
        story: this.story,
        proposal: '',
        seq,
        from: this.from,
        ...what,
      }),
    );
  }

  /** Approves or returns the text that is on the screen, and no other. */
  async act(act: string, note: string): Promise<void> {
    if (this.view === null) return;
    await platform.call('act', { story: this.story, act, note, seq: this.view.story.seq });
    await this.read();
  }

  async say(request: Partial<wire.SaveComment>): Promise<wire.CommentSaved> {
    const saved = await platform.call('save_comment', {
      story: this.story,
      comment: null,
      thread: null,
      text: '',
      slot: '',
      line: 0,
      from: 0,
      to: 0,
      quote: '',
      must: false,
      seq: this.view?.story.seq ?? null,
      ...request,
    });
    await this.read();
    return saved;
  }

  async resolve(thread: string, done: boolean): Promise<void> {
    await platform.call('resolve_comment', { story: this.story, thread, done });
    await this.read();
  }
}
