/** Where a story stands, in the words of the line beside its state. */
import type { wire } from '../../platform';
import { clock, dayOf, shortDay } from '../../parts/times';

/** "by Bo Lindqvist, 13:20": who brought it to this state, and when, as far as the record says. */
export function standing({ row, approval }: wire.StoryView, now: Date, zone: string): string {
  const at = (iso: string): string =>
    dayOf(iso, zone) === dayOf(now, zone)
      ? clock(iso, zone)
      : `${shortDay(iso, now, zone)}, ${clock(iso, zone)}`;
  if (row.publication === 'live' && row.released_at !== null) return `since ${at(row.released_at)}`;
  if (row.note !== null && STATE_OF_NOTE[row.note.act] === row.workflow)
    return `by ${row.note.by}, ${at(row.note.at)}`;
  if (row.workflow === 'approved' && approval !== null) return `by ${approval.by}, ${at(approval.at)}`;
  return row.holder === null ? '' : `with ${row.holder}`;
}

/** Is the newest note about the state the story is in? */
export function noteHolds({ row }: wire.StoryView): boolean {
  return row.note !== null && (STATE_OF_NOTE[row.note.act] === row.workflow || row.workflow === 'drafting');
}

const STATE_OF_NOTE: Record<string, string> = { return: 'returned', hold: 'held', spike: 'spiked' };

/** The first name, for the line before a note. */
export function firstName(name: string): string {
  return name.split(' ', 1)[0] ?? name;
}

/** What the dialog for an act asks. */
export function noteAsked(act: string): { title: string; label: string; hint: string } {
  return NOTES[act] ?? { title: 'A reason', label: 'Why', hint: 'It stays with the story.' };
}

const NOTES: Record<string, { title: string; label: string; hint: string }> = {
  return: {
    title: 'Return to the writer',
    label: 'What should the writer do?',
    hint: 'The writer sees this first when opening the story.',
  },
  hold: {
    title: 'Hold this story',
    label: 'What is it waiting for?',
    hint: 'It keeps its place and can be taken off hold.',
  },
  spike: {
    title: 'Spike this story',
    label: 'Why?',
    hint: 'Nothing is deleted; a spiked story can be taken back.',
  },
  revise: {
    title: 'Open the next version',
    label: 'What are readers told?',
    hint: 'Readers keep what they have until this version is approved and published. The note goes out with it.',
  },
  abandon: {
    title: 'Give the next version up',
    label: 'Why?',
    hint: 'What readers have stays. These words stay as a version in the history.',
  },
  withdraw: {
    title: 'Withdraw this story',
    label: 'Why?',
    hint: 'It is taken back from readers; it can come back with a note to them.',
  },
  kill: {
    title: 'Kill this story',
    label: 'Why?',
    hint: 'For good, and it takes two people: you ask, a second person does it.',
  },
  'break-embargo': {
    title: 'Break the embargo',
    label: 'Why?',
    hint: 'It takes two people: you ask, a second person does it.',
  },
  schedule: {
    title: 'Schedule this story',
    label: 'Why?',
    hint: 'It waits for this time, in the newsroom’s zone; an editor releases it then.',
  },
  approve: {
    title: 'Approve your own copy',
    label: 'Why are you approving this alone?',
    hint: 'The story is marked self-approved, with this reason.',
  },
};
