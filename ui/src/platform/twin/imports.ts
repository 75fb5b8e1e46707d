/** The twin's imports: a crude reading of plain text, enough to walk through the dialog. The real reading is crates/ingest. */
import type { AcceptImport, ImportView, ReadImport, StoryView } from '../wire';
import { addAuthor, failure, freshId, notFound, type Newsroom } from './newsroom';
import { countWords, tell } from './sample';
import { fromLines, view } from './stories';

const furniture = ['More From Me', 'Latest', 'Most read', 'Related', 'Share'];

interface Reading {
  view: ImportView;
  body: string[];
}

export class Imports {
  readonly #waiting = new Map<string, Reading>();

  read(room: Newsroom, request: ReadImport, files: readonly string[]): ImportView[] {
    const pasted = request.text ?? request.html?.replaceAll(/<[^>]*>/g, '\n') ?? null;
    if (files.length === 0 && pasted === null) throw failure('bad_request', 'There was nothing to read.');
    const readings =
      pasted === null
        ? files.map((handle) => this.#fromFile(room, handle))
        : [readText(room, 'the clipboard', pasted)];
    for (const reading of readings) if (reading.view.ticket) this.#waiting.set(reading.view.ticket, reading);
    return readings.map((reading) => reading.view);
  }

  #fromFile(room: Newsroom, handle: string): Reading {
    if (/\.(png|jpg|pdf)$/.test(handle))
      return refused(handle, 'This is a picture, not copy. Import text, HTML or Markdown.');
    return readText(room, handle, specimen);
  }

  accept(room: Newsroom, accepted: AcceptImport): StoryView {
    const reading = this.#waiting.get(accepted.ticket);
    if (!reading) throw notFound('reading; it was accepted or put away');
    this.#waiting.delete(accepted.ticket);
    for (const bio of reading.view.bios.filter(({ author }) => accepted.bios.includes(author))) {
      const author = room.authors.find(({ name }) => name === bio.author);
      if (author) author.short_bio = bio.text;
      else addAuthor(room, bio.author, bio.text);
    }
    const desk =
      room.desks.find(({ id, name }) => id === accepted.desk || name === accepted.desk) ?? room.desks[0];
    const { headline } = reading.view;
    const story = tell(
      room,
      {
        slug: headline
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
          .slice(0, 40),
        headline,
        body: reading.body,
        desk: desk?.name ?? '',
        workflow: 'drafting',
        writers: accepted.credits,
        changed: 0,
      },
      new Date(),
    );
    story.blocks = fromLines(reading.body);
    story.importedFrom = reading.view.file;
    return view(room, story);
  }

  discard(ticket: string): void {
    this.#waiting.delete(ticket);
  }
}

function refused(file: string, message: string): Reading {
  return { body: [], view: { ...blank(file), refused: failure('unreadable', message) } };
}

function blank(file: string): ImportView {
  return {
    ticket: '',
    file,
    form: 'page_dump',
    encoding: 'UTF-8',
    headline: '',
    standfirst: '',
    dateline: '',
    published: null,
    credits: [],
    bios: [],
    roles: [],
    preview: [],
    blocks: 0,
    words: 0,
    dropped: [],
    warnings: [],
    refused: null,
  };
}

function readText(room: Newsroom, file: string, text: string): Reading {
  const lines = text.split('\n').map((line, at) => ({ text: line.trim(), line: at + 1 }));
  const told = lines.filter((line) => line.text !== '' && line.text !== '*');
  const [headline, name, ...rest] = told;
  if (!headline || !name || rest.length === 0) {
    return refused(
      file,
      'There is no copy here: fewer than three lines of text. Copy the whole page and paste again.',
    );
  }
  const bios = rest.filter((line) => line.text.startsWith(`${name.text} `));
  const labels = rest.filter((line) => furniture.includes(line.text));
  const twice = rest.filter((line) => line.text === name.text);
  const copy = rest.filter((line) => !bios.includes(line) && !labels.includes(line) && !twice.includes(line));
  const role = /serves as the (?<deputy>deputy )?desk chief for (?<desk>[\p{L} ]+)/u.exec(
    bios[0]?.text ?? '',
  );
  const desk = role?.groups?.['desk']?.trim() ?? '';
  const known = room.authors.find((author) => author.name === name.text);
  return {
    body: copy.map((line) => line.text),
    view: {
      ...blank(file),
      ticket: freshId('ticket'),
      headline: headline.text,
      credits: [{ author: name.text, role: 'writer', known: known !== undefined }],
      bios: bios.map((bio) => ({
        author: name.text,
        text: bio.text,
        replaces: known?.short_bio || null,
        who_can: [],
      })),
      roles: role
        ? [
            {
              author: name.text,
              function: role.groups?.['deputy'] ? 'deputy-chief' : 'chief',
              desk,
              because: role[0],
              known_desk: room.desks.some((one) => one.name === desk),
              held: false,
              who_can: [],
            },
          ]
        : [],
      preview: copy.map((line) => ({ kind: 'paragraph', text: line.text, attribution: '' })),
      blocks: copy.length,
      words: countWords(copy.map((line) => line.text).join(' ')),
      dropped: [
        ...lines
          .filter((line) => line.text === '*')
          .map((line) => ({ ...line, why: 'a stray mark of the page', what: 'other' })),
        ...twice.map((line) => ({ ...line, why: 'the byline again', what: 'other' })),
        ...labels.map((line) => ({ ...line, why: 'a label of the page', what: 'other' })),
      ],
      warnings: known ? [] : [`${name.text} is new here: an author record will be made.`],
    },
  };
}

const specimen = `*
Harbour Seals Move Into the Marina
Ada Moreau
Ada Moreau
Ada Moreau covers wildlife. She serves as the deputy desk chief for Coast.
More From Me
The first seal came through the lock on a Sunday and did not leave.
By Tuesday there were eleven, and the marina had sold no fuel for two days.
“They are heavier than they look,” said the lock keeper.
Latest`;
