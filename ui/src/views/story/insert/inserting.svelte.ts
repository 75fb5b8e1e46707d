/** Putting things into the body that have to be asked for first: a file, a size, an address, a character. */
import { tick } from 'svelte';
import {
  insertPicture,
  selectedCard,
  type Body,
  type CardWords,
  type Command,
  type Held,
  type Insert,
  type PictureRoom,
} from '../../../editor';
import { platform, type Picked, type wire } from '../../../platform';
import { complain, say } from '../../../said.svelte';

const TOO_LATE =
  'A picture was read only when its story could no longer be written in, so it was not put in. Put it in again once you write there.';

export class Inserting {
  /** What is being asked for. */
  asked = $state.raw<Exclude<Insert, 'picture'> | null>(null);

  /** What the card says that is being changed; none while a new one is asked for. */
  card = $state.raw<CardWords | null>(null);

  constructor(private readonly body: () => Body | null) {}

  ask(what: Insert): void {
    if (what === 'picture') void this.putIn([() => this.file()]);
    else {
      const body = this.body();
      this.card = what === 'card' && body !== null ? selectedCard(body.view.state) : null;
      this.asked = what;
    }
  }

  /** The answer to what was asked; without one nothing is put in. */
  async answer(command?: Command): Promise<void> {
    this.asked = null;
    // The copy can have no caret while the dialog stands over it.
    await tick();
    if (command === undefined) this.body()?.focus();
    else this.body()?.run(command);
  }

  /** Pictures dropped on the window, in their order. */
  dropped(files: readonly Picked[]): Promise<void> {
    return this.putIn(
      files.map(
        ({ handle }) =>
          () =>
            this.take({ data: '' }, [handle]),
      ),
    );
  }

  /** For the figures on the page. */
  readonly pictures: PictureRoom = {
    shown: (src) => platform.pictureAddress(src),
    choose: async () => (await tried(() => this.file()))?.src ?? null,
    pasted: (files) =>
      void this.putIn(files.map((file) => async () => this.take({ data: await base64(file) }, []))),
  };

  private async file(): Promise<wire.MediaTaken | null> {
    const picked = await platform.pickPhoto();
    return picked === null ? null : this.take({ data: '' }, [picked.handle]);
  }

  private async take(request: wire.TakePicture, files: string[]): Promise<wire.MediaTaken> {
    const taken = await platform.call('take_picture', request, files);
    if (taken.notes.length > 0) say(taken.notes.join(' '));
    return taken;
  }

  /** Puts pictures in one after the other, where the caret is now, once each has come. */
  private async putIn(coming: readonly (() => Promise<wire.MediaTaken | null>)[]): Promise<void> {
    const body = this.body();
    if (body === null) return;
    const held = body.hold();
    for (const come of coming) {
      const taken = await tried(come);
      if (taken !== null) this.put(body, taken, held);
    }
    held.letGo();
  }

  private put(body: Body, taken: wire.MediaTaken, held: Held): void {
    const { view } = body;
    const picture = insertPicture(taken, held);
    if (view.isDestroyed || !view.editable) complain({ code: 'refused', message: TOO_LATE, refusal: null });
    else if (held.still) body.run(picture);
    else picture(view.state, view.dispatch, view);
  }
}

/** What comes of it; what goes wrong is said, and stays said though the next one goes well. */
async function tried<T>(doing: () => Promise<T>): Promise<T | null> {
  try {
    return await doing();
  } catch (thrown) {
    complain(thrown);
    return null;
  }
}

async function base64(file: File): Promise<string> {
  const address = await new Promise<string>((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(String(reader.result)));
    reader.addEventListener('error', () =>
      failed(reader.error ?? new Error('The picture could not be read.')),
    );
    reader.readAsDataURL(file);
  });
  return address.slice(address.indexOf(',') + 1);
}
