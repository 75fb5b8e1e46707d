/** Putting things into the body that have to be asked for first: a file, a size, an address, a character. */
import { tick } from 'svelte';
import {
  insertPicture,
  selectedCard,
  type Body,
  type CardWords,
  type Command,
  type Insert,
  type PictureRoom,
} from '../../../editor';
import { platform, type Picked, type wire } from '../../../platform';
import { complain, say } from '../../../said.svelte';

export class Inserting {
  /** What is being asked for. */
  asked = $state.raw<Exclude<Insert, 'picture'> | null>(null);

  /** What the card says that is being changed; none while a new one is asked for. */
  card = $state.raw<CardWords | null>(null);

  constructor(private readonly body: () => Body | null) {}

  ask(what: Insert): void {
    if (what === 'picture') void this.chosen();
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
  async dropped(files: readonly Picked[]): Promise<void> {
    for (const { handle } of files) this.put(await this.take({ data: '' }, [handle]));
  }

  /** For the figures on the page. */
  readonly pictures: PictureRoom = {
    shown: (src) => platform.pictureAddress(src),
    choose: async () => (await this.file())?.src ?? null,
    pasted: (file) => void this.pasted(file),
  };

  private async chosen(): Promise<void> {
    this.put(await this.file());
  }

  private async file(): Promise<wire.MediaTaken | null> {
    const picked = await platform.pickPhoto();
    return picked === null ? null : this.take({ data: '' }, [picked.handle]);
  }

  private async pasted(file: File): Promise<void> {
    this.put(await this.take({ data: await base64(file) }, []));
  }

  private async take(request: wire.TakePicture, files: string[]): Promise<wire.MediaTaken | null> {
    try {
      const taken = await platform.call('take_picture', request, files);
      if (taken.notes.length > 0) say(taken.notes.join(' '));
      return taken;
    } catch (thrown) {
      complain(thrown);
      return null;
    }
  }

  private put(taken: wire.MediaTaken | null): void {
    if (taken !== null) this.body()?.run(insertPicture(taken));
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
