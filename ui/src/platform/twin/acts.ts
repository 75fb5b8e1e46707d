/** The twin's acts: what is offered, what is refused, what is done. The real table lives in the core; this only looks like it. */
import type { ActView, RefusalView, StoryRow } from '../wire';
import { failure, holdersOf, myName, type KeptStory, type Newsroom } from './newsroom';
import * as versions from './versions';

export const approvers = ['chief', 'deputy-chief'];
const editors = [...approvers, 'editor', 'sub'];

interface Rule {
  label: string;
  from: string[];
  to: string;
  who: readonly string[] | null;
  note?: boolean;
}

export const rules: Record<string, Rule> = {
  start: { label: 'Start writing', from: ['pitched', 'commissioned'], to: 'drafting', who: null },
  share: {
    label: 'Show to the desk',
    from: ['pitched', 'commissioned', 'drafting'],
    to: '',
    who: null,
  },
  file: { label: 'File', from: ['drafting', 'returned'], to: 'filed', who: null },
  take: { label: 'Take', from: ['filed'], to: 'editing', who: editors },
  approve: { label: 'Approve', from: ['editing'], to: 'approved', who: approvers },
  return: {
    label: 'Return',
    from: ['filed', 'editing', 'approved'],
    to: 'returned',
    who: editors,
    note: true,
  },
  hold: {
    label: 'Hold',
    from: ['drafting', 'filed', 'editing', 'returned', 'approved'],
    to: 'held',
    who: approvers,
    note: true,
  },
  spike: {
    label: 'Spike',
    from: ['pitched', 'drafting', 'filed', 'returned'],
    to: 'spiked',
    who: approvers,
    note: true,
  },
  undo: { label: 'Put back', from: ['held', 'spiked'], to: '', who: approvers },
  release: { label: 'Release', from: ['approved'], to: 'approved', who: editors },
};

export function refusalOf(room: Newsroom, story: KeptStory, act: string): RefusalView | null {
  const rule = rules[act];
  const { row } = story;
  if (!rule) return null;
  const refuse = (code: string, missing: string[], whoCan: string[], next: string): RefusalView => ({
    code,
    missing,
    who_can: whoCan,
    next,
  });
  if (!rule.from.includes(row.workflow) || row.publication === 'live') {
    return refuse(
      'wrong_state',
      [],
      [],
      `It is ${row.workflow}; ${act} is for copy that is ${rule.from.join(' or ')}.`,
    );
  }
  const who = rule.who ? holdersOf(room, row.desk?.id, rule.who) : null;
  if (who && !who.includes(myName(room))) {
    return refuse('not_allowed', [], who, 'Ask one of them, or sit down as them.');
  }
  if (act === 'approve' && JSON.stringify(story.blocks).includes('TK')) {
    return refuse('incomplete', ['1 TK in the copy'], who ?? [], 'Fill the TK in, then approve.');
  }
  if (act === 'file' && (row.headline === '' || row.words === 0)) {
    return refuse('incomplete', ['a headline and some copy'], [], 'Write them, then file.');
  }
  return null;
}

function sentence(row: StoryRow, act: string, refusal: RefusalView): string {
  const name = row.headline || row.slugline || 'This story';
  const parts = [`“${name}” was not ${pastOf[act] ?? act}.`];
  if (refusal.missing.length > 0) parts.push(`It still has ${refusal.missing.join(', ')}.`);
  if (refusal.who_can.length > 0) parts.push(`${refusal.who_can.join(' or ')} can.`);
  return [...parts, refusal.next].join(' ');
}

const pastOf: Record<string, string> = {
  take: 'taken',
  approve: 'approved',
  return: 'returned',
  file: 'filed',
  release: 'released',
  hold: 'held',
  spike: 'spiked',
  undo: 'put back',
  start: 'started',
};

export function actsFor(room: Newsroom, story: KeptStory): ActView[] {
  const likely = Object.keys(rules).find(
    (act) => act !== 'share' && rules[act]?.from.includes(story.row.workflow),
  );
  return Object.entries(rules)
    .filter(([act, rule]) => rule.from.includes(story.row.workflow) && (act !== 'share' || story.row.private))
    .map(([act, rule]) => {
      const refusal = refusalOf(room, story, act);
      return {
        act,
        label: act === 'file' ? `File to ${story.row.desk?.name ?? 'a'} desk` : rule.label,
        needs_note: rule.note ?? false,
        needs: '',
        takes_two: false,
        primary: act === likely,
        refusal,
        why_not: refusal ? sentence(story.row, act, refusal) : '',
      };
    });
}

/** Does an act, or says why not. */
export function perform(room: Newsroom, story: KeptStory, name: string, note: string): void {
  const rule = rules[name];
  if (!rule) throw failure('bad_request', `There is no act “${name}”.`);
  const refusal = refusalOf(room, story, name);
  if (refusal) throw failure('refused', sentence(story.row, name, refusal), refusal);
  if (rule.note && note === '') throw failure('refused', `A note says why. Write one, then ${name}.`);
  const at = new Date().toISOString();
  if (name === 'hold' || name === 'spike') story.before = story.row.workflow;
  if (name === 'file' || name === 'share') story.row.private = false;
  if (name !== 'share') story.row.workflow = rule.to || story.before;
  story.row.changed_at = at;
  if (name === 'release') {
    story.row.publication = 'live';
    story.row.released_at = at;
  }
  if (name === 'take') story.row.holder = myName(room);
  if (name === 'approve') story.approvedBy = myName(room);
  if (note) story.row.note = { by: myName(room), at, act: name, text: note };
  versions.act(story, name, myName(room), note, at);
}
