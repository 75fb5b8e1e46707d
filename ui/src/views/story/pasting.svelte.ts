/** What was pasted into a story and what became of it; files of copy that were dropped on it. */
import { tick } from 'svelte';
import { isCopy, isPicture } from '../../drops';
import {
  pasteFile,
  pasteInstead,
  pasteRead,
  undo,
  type Body,
  type Clip,
  type Json,
  type PasteRoom,
} from '../../editor';
import { frame } from '../../frame.svelte';
import { asFailure, platform, type Picked, type wire } from '../../platform';
import { complain, say } from '../../said.svelte';

/** The last paste, and what became of it. */
export interface LastPaste {
  /** Its name on the page. */
  paste: number;
  /** Has it read as its plain words. */
  bare: () => Promise<wire.Pasted>;
  told: wire.Pasted;
  /** True when only its words were taken. */
  plain: boolean;
  /** True while nothing was typed since. */
  untouched: boolean;
  /** True once enough was typed since for the bar to get out of the way. */
  folded: boolean;
}

/** Changes after a paste until its bar folds away. */
const KEYS_UNTIL_FOLDED = 12;

/** The page around a paste. */
export interface Around {
  story: () => { readonly id: string; readonly editable: boolean };
  body: () => Body | null;
  room: () => PasteRoom;
  /** Takes pictures in. */
  pictures: (files: readonly Picked[]) => void;
}

export class Pasting {
  /** What the last paste brought and left out, until it is put away. */
  last = $state.raw<LastPaste | null>(null);
  /** Files of copy that were dropped, until somebody says where they go. */
  given = $state.raw<readonly Picked[] | null>(null);
  #changes = 0;

  constructor(private readonly around: Around) {}

  /** Has the host read what is pasted. */
  async read(clip: Clip, plain: boolean, paste: number): Promise<readonly Json[]> {
    const told = await this.#ask(clip, plain);
    const { clipping } = told;
    // What is kept is not kept twice.
    const bare = (): Promise<wire.Pasted> =>
      clipping === null ? this.#ask(clip, true) : this.#askAgain(clipping, true);
    return this.#came({ paste, told, bare, plain });
  }

  /** Puts a kept clipboard where the caret stands. */
  async again(number: number, plain: boolean): Promise<void> {
    const body = this.around.body();
    if (body === null || !this.around.story().editable) return;
    try {
      await pasteRead(body.view, async (paste) => {
        const told = await this.#askAgain(number, plain);
        return this.#came({ paste, told, bare: () => this.#askAgain(number, true), plain });
      });
    } catch (error) {
      complain(asFailure(error));
    }
    body.view.focus();
  }

  #came(came: Pick<LastPaste, 'paste' | 'told' | 'bare' | 'plain'>): readonly Json[] {
    const { blocks } = came.told;
    const some = blocks.length > 0;
    // One more change is the paste itself. Where nothing came there is none, and nothing to take back or set otherwise.
    this.#changes = some ? -1 : 0;
    this.last = { ...came, plain: came.plain || !some, untouched: some, folded: false };
    return blocks;
  }

  /** The address that was pasted stands as a card now. */
  carded(): void {
    if (this.last === null) return;
    this.#changes = 0;
    const told = {
      ...this.last.told,
      said: 'Pasted: an address, as a link card. Undo makes it a plain link.',
    };
    this.last = { ...this.last, told, untouched: true, folded: false };
  }

  #askAgain(number: number, plain: boolean): Promise<wire.Pasted> {
    return platform.call('paste_again', { story: this.around.story().id, number, plain });
  }

  /** What was pasted went in as its plain text. */
  failed(error: unknown): void {
    const failure = asFailure(error);
    complain({
      ...failure,
      message: `Pasted as plain text, because reading it failed: ${failure.message}`,
    });
  }

  #ask({ file, ...clip }: Clip, plain: boolean): Promise<wire.Pasted> {
    return platform.call(
      'paste',
      { story: this.around.story().id, ...clip, plain },
      file === undefined ? [] : [file],
    );
  }

  /** Takes files that were dropped on the story: pictures at once, copy once somebody said where it goes. */
  take(files: readonly Picked[]): boolean {
    const pictures = files.every(({ name }) => isPicture(name));
    if (!pictures && !(this.around.story().editable && files.every(({ name }) => isCopy(name)))) return false;
    if (!pictures) this.given = files;
    else if (this.around.story().editable) this.around.pictures(files);
    return true;
  }

  /** The answer to where dropped copy goes. */
  async answer(where: 'here' | 'new' | null): Promise<void> {
    const files = this.given ?? [];
    this.given = null;
    if (where === 'new') return frame.import([...files]);
    // The copy can have no caret while the dialog stands over it.
    await tick();
    const body = this.around.body();
    body?.view.focus();
    if (where === null || body === null) return;
    try {
      for (const { handle } of files) await pasteFile(body.view, this.around.room(), handle);
    } catch (error) {
      complain(asFailure(error));
    }
  }

  /** The words of the last paste without their form, in its place. */
  async instead(): Promise<void> {
    const pasted = this.last;
    const body = this.around.body();
    if (pasted === null || body === null || !this.around.story().editable) return;
    try {
      const told = await pasted.bare();
      // The bar is about another paste now.
      if (this.last?.paste !== pasted.paste || body.view.isDestroyed) return;
      if (told.blocks.length === 0) return say('There are no plain words in it. What was pasted stays.');
      if (!pasteInstead(body.view, pasted.paste, told.blocks))
        return say('What was pasted is no longer in the text.');
      this.#changes = 0;
      this.last = { ...pasted, told, plain: true, untouched: true, folded: false };
    } catch (error) {
      complain(asFailure(error));
    }
    body.view.focus();
  }

  /** Takes the last paste back, while nothing was typed since. */
  takeBack(): void {
    if (this.last?.untouched !== true) return;
    this.around.body()?.run(undo);
    this.last = null;
    this.around.body()?.view.focus();
  }

  /** The bar about a paste folds away once somebody writes on. */
  typed(): void {
    const pasted = this.last;
    if (pasted === null) return;
    this.#changes += 1;
    const untouched = this.#changes <= 0;
    const folded = this.#changes > KEYS_UNTIL_FOLDED;
    if (untouched !== pasted.untouched || folded !== pasted.folded)
      this.last = { ...pasted, untouched, folded };
  }
}
