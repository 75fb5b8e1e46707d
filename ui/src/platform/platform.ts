/**
 * What the window may ask of the host. Everything outside this folder sees the
 * host through this interface and the generated wire types, and no other way.
 */
import type { Commands } from './commands';
import type { Event, Failure, Words } from './wire';

export type CommandName = keyof Commands;
export type Request<C extends CommandName> = Commands[C]['request'];
export type Reply<C extends CommandName> = Commands[C]['reply'];

/** A file or folder chosen in the host; the page never learns more of it than a name. */
export interface Picked {
  /** Stands for it in `call`; dies with the window. */
  handle: string;
  /** For people to see: a file's name, a folder's whole path. */
  name: string;
}

/** Ends a subscription. */
export type Stop = () => void;

export interface Platform {
  /** Any command of the api. Rejects with a {@link Failure}, always of that shape. */
  call<C extends CommandName>(command: C, request: Request<C>, files?: readonly string[]): Promise<Reply<C>>;

  /** Files to import; empty when the person thinks better of it. */
  pickImport(): Promise<Picked[]>;
  pickFolder(): Promise<Picked | null>;
  /** A picture: a portrait, or one for the copy. */
  pickPhoto(): Promise<Picked | null>;
  /** The folder that exports are offered first. */
  exportFolder(): Promise<Picked>;
  /** Names the window after what is open in it, and says which story that is. */
  windowTitle(title: string, story?: string | null): Promise<void>;
  /** Opens a story in a window of its own. */
  openWindow(story: string): Promise<void>;
  /** Writes words that can't be saved to a file somebody chooses; where it is, or null. */
  saveElsewhere(words: Words): Promise<string | null>;

  /** What changed in the newsroom, after commit. */
  onEvent(handler: (event: Event) => void): Stop;
  /** Files hang over the window, or have left. */
  onDrag(handler: (over: boolean) => void): Stop;
  onFilesDropped(handler: (files: Picked[]) => void): Stop;
  /**
   * The window is about to close: commit what is typed, then resolve. Not waited for beyond two
   * seconds; `unsafe` gives the words that are not known to be committed then.
   */
  onCloseRequested(flush: () => Promise<void>, unsafe?: () => Words | null): Stop;
  /** The window was told to close and holds words that could not be committed. */
  onUnsaved(handler: () => void): Stop;
  /** Closes it all the same; the words go into a file of their own. */
  closeAnyway(): Promise<void>;

  /** The address of a story's page as it would be published, for a sandboxed frame; null where there is none. */
  pageAddress(story: string, version: number): string | null;
  /** The address of a story's proof on a paper, for a sandboxed frame; null where there is none. */
  proofAddress(story: string, paper: string, version: number): string | null;
  /** Hands a story's proof to the system's print dialog; false when the person thinks better of it. */
  printProof(story: string, paper: string): Promise<boolean>;
  /** Writes a story's proof as PDF to a file somebody chooses; where it is, or null. */
  proofPdf(story: string, paper: string): Promise<string | null>;
  /** Where a figure's picture is shown from; null where the newsroom does not keep it. */
  pictureAddress(src: string): string | null;
}

/** True of anything that crossed the wire as a failure. */
export function isFailure(thrown: unknown): thrown is Failure {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    typeof (thrown as Partial<Failure>).message === 'string' &&
    typeof (thrown as Partial<Failure>).code === 'string'
  );
}

/** Whatever was thrown, as a failure that can be shown. */
export function asFailure(thrown: unknown): Failure {
  if (isFailure(thrown)) return thrown;
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'fault',
    message: `Something in the window went wrong: ${said}. Nothing that was saved is lost.`,
    refusal: null,
  };
}
