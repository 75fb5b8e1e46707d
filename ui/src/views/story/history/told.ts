/** How a line of a story's history is told. */
import type { wire } from '../../../platform';

const WHAT: Readonly<Record<string, string>> = {
  import: 'Imported',
  start: 'Begun',
  begin: 'Begun',
  edit: 'Replaced from a file',
  restore: 'Put back',
  pause: 'Typed',
  typed: 'Typed',
  file: 'Filed',
  take: 'Taken',
  return: 'Returned',
  approve: 'Approved',
  release: 'Released',
  hold: 'Held',
  spike: 'Spiked',
  undo: 'Brought back',
  share: 'Shown to the desk',
  fields: 'Record changed',
  set: 'Record changed',
  name: 'Version named',
  merge: 'Merged',
  keep: 'Kept beside',
  'take over': 'Taken over',
  mend: 'Damage found',
  recover: 'Paragraph recovered',
  'put right': 'Damage put right',
};

/** "Filed", "Typed". */
export function whatWord(what: string): string {
  return WHAT[what] ?? what.charAt(0).toUpperCase() + what.slice(1).replaceAll('_', ' ');
}

export interface Day {
  day: string;
  entries: wire.HistoryEntry[];
}

/** The history by the calendar day it happened on in the newsroom's zone, in its own order. */
export function byDay(entries: readonly wire.HistoryEntry[], dayOf: (iso: string) => string): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** What a version is called in a list to pick from. */
export function versionWords(entry: wire.HistoryEntry, when: string): string {
  const name = entry.name === '' ? whatWord(entry.what) : `“${entry.name}”`;
  return `${when}  ${name}, ${entry.who}`;
}
