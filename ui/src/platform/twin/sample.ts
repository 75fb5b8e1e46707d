/** A small fictional newsroom to look at: every state, late copy, a long headline, right-to-left copy. */
import {
  addAuthor,
  emptyRoom,
  entry,
  freshId,
  hire,
  openDesk,
  type KeptStory,
  type Newsroom,
} from './newsroom';
import type { Json } from '../wire';

const MINUTES = 60_000;

export function paragraph(text: string): Json {
  return { type: 'paragraph', attrs: { id: freshId('b') }, content: text ? [{ type: 'text', text }] : [] };
}

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** How many placeholders stand in a text. */
export function toCome(text: string, words: readonly string[] = ['TK']): number {
  return text.split(/\W+/).filter((word) => words.includes(word)).length;
}

interface Told {
  slug: string;
  headline: string;
  standfirst?: string;
  body: string[];
  kind?: string;
  desk: string;
  workflow: string;
  publication?: string;
  writers: string[];
  holder?: string;
  due?: number;
  words?: number;
  length?: number;
  embargo?: number;
  language?: string;
  note?: [by: string, act: string, text: string];
  changed?: number;
  /** Private to its writers. */
  own?: boolean;
}

/** Puts a story into the room; times are minutes from `now`. */
export function tell(room: Newsroom, told: Told, now: Date): KeptStory {
  const at = (minutes: number): string => new Date(now.getTime() + minutes * MINUTES).toISOString();
  const desk = room.desks.find(({ name }) => name === told.desk);
  const credits = told.writers.map((name) => ({
    author: room.authors.find((author) => author.name === name)?.id ?? addAuthor(room, name, ''),
    name,
    role: 'writer',
  }));
  const changed = at(-(told.changed ?? 95));
  const story: KeptStory = {
    row: {
      id: freshId('story'),
      slug: told.slug,
      slugline: told.slug,
      headline: told.headline,
      kind: told.kind ?? 'news',
      desk: desk ? { id: desk.id, name: desk.name } : null,
      workflow: told.workflow,
      publication: told.publication ?? 'unpublished',
      writers: told.writers,
      holder: told.holder ?? null,
      writing: null,
      due: told.due === undefined ? null : at(told.due),
      words: told.words ?? countWords(told.body.join(' ')),
      length: told.length ?? null,
      placeholders: toCome(told.body.join(' ')),
      embargo_until: told.embargo === undefined ? null : at(told.embargo),
      embargo_hard: told.embargo !== undefined,
      language: told.language ?? 'en',
      changed_at: changed,
      released_at: told.publication === 'live' ? changed : null,
      note: told.note ? { by: told.note[0], act: told.note[1], text: told.note[2], at: at(-70) } : null,
      self_approved: false,
      private: told.own ?? false,
      outline: false,
    },
    furniture: {
      headline: told.headline,
      short_headline: '',
      standfirst: told.standfirst ? [{ type: 'text', text: told.standfirst }] : [],
    },
    blocks: told.body.map(paragraph),
    seq: 1,
    credits,
    dateline: 'Port Amber',
    tags: [],
    legal: 'none',
    priority: 3,
    urgency: 3,
    assignee: room.people.find(({ name }) => name === told.writers[0])?.id ?? null,
    before: 'drafting',
    approvedBy: told.workflow === 'approved' ? 'Ana Keita' : null,
    history: [entry(changed, told.writers[0] ?? '', 'type')],
    importedFrom: null,
    writing: null,
    past: [],
    siblings: [],
    guides: { template: '', headline: '', standfirst: '', blocks: {} },
    cut: { blocks: [], words: 0 },
  };
  room.stories.push(story);
  return story;
}

/** The sample, and as many more drafts as a full desk should be tried with. */
export function sampleRoom(now: Date, more = 0): Newsroom {
  const room = emptyRoom('The Amber Ledger', false, 'Europe/Lisbon');
  for (const name of ['Coast', 'City', 'World']) openDesk(room, name, name === 'City');
  hire(
    room,
    'Ana Keita',
    'chief',
    'Coast',
    'Ana Keita runs the Coast desk and has covered ports for eleven years.',
  );
  hire(room, 'Bo Lindqvist', 'deputy-chief', 'Coast', '', 'Islands');
  hire(room, 'Bo Lindqvist', 'editor', 'World');
  hire(
    room,
    'Mara Idowu',
    'reporter',
    'Coast',
    'Mara Idowu reports on ferries, harbours and the people who depend on both.',
  );
  hire(room, 'Hélène Roux', 'chief', 'City');
  hire(room, 'Layla Haddad', 'reporter', 'World');
  hire(room, 'Tomás Ó Briain', 'reporter', 'Coast', 'Tomás Ó Briain writes about weather and maps.');
  room.me = room.people.find(({ name }) => name === 'Ana Keita')?.id ?? '';
  for (const told of stories) tell(room, told, now);
  for (let at = 1; at <= more; at += 1) {
    tell(
      room,
      {
        slug: `berth-${at}`,
        headline: `Berth ${at} Gets a New Bollard`,
        body: ['It is a bollard.'],
        desk: 'Coast',
        workflow: 'filed',
        writers: ['Mara Idowu'],
        due: at * 7,
        words: 300 + at,
        length: 400,
      },
      now,
    );
  }
  return room;
}

const ferry = [
  'The ministry of transport awarded the island ferry contract on Friday to Northline, a company that owns two boats and has promised three.',
  'The decision ends TK years of service by the state line, whose last sailing is planned for the end of September.',
  'Under the contract, seen by this newsroom, the company may charge up to 12 % more than the state line after the first year.',
];

const stories: Told[] = [
  {
    slug: 'ferry-contract',
    headline: 'Island Ferry Contract Goes to a Bidder With Two Boats',
    standfirst: 'Islanders ask who will pay for the third ship.',
    body: ferry,
    desk: 'Coast',
    workflow: 'editing',
    writers: ['Mara Idowu', 'Tomás Ó Briain'],
    holder: 'Bo Lindqvist',
    due: 161,
    words: 612,
    length: 600,
    changed: 12,
  },
  {
    slug: 'lake-vote',
    headline: 'Lake Commission Votes to Reopen Northern Fisheries',
    body: ['The commission voted six to three.'],
    desk: 'Coast',
    workflow: 'filed',
    writers: ['Hélène Roux'],
    due: -20,
    words: 480,
    length: 500,
    changed: 34,
  },
  {
    slug: 'surge-maps',
    headline:
      'What the Storm Surge Maps Leave Out, and Why the Streets Nearest the Old Harbour Wall Were Never Drawn on Any of Them',
    body: ['The maps end at the harbour wall.'],
    kind: 'analysis',
    desk: 'Coast',
    workflow: 'held',
    writers: ['Tomás Ó Briain'],
    holder: 'Ana Keita',
    due: 1200,
    words: 1940,
    length: 1800,
    note: ['Ana Keita', 'hold', 'Waiting for the legal read of paragraph four.'],
  },
  {
    slug: 'harbour-budget',
    headline: 'Harbour Budget, Line by Line',
    body: ['The harbour will spend more than it did.'],
    kind: 'explainer',
    desk: 'Coast',
    workflow: 'approved',
    writers: ['Lin Weiss'],
    holder: 'Ana Keita',
    due: 220,
    words: 900,
    length: 900,
    embargo: 72,
  },
  {
    slug: 'water-budget-ar',
    headline: 'المجلس البلدي يقر ميزانية جديدة للمياه',
    body: ['أقر المجلس الميزانية يوم الجمعة.'],
    desk: 'World',
    workflow: 'returned',
    writers: ['Layla Haddad'],
    holder: 'Layla Haddad',
    due: 250,
    words: 350,
    length: 400,
    language: 'ar',
    note: ['Ana Keita', 'return', 'Who voted against? Name them and their districts.'],
  },
  {
    slug: 'pilots-ballot',
    headline: 'Pilots Ballot on Dredging',
    body: ['Harbour pilots are voting.'],
    desk: 'Coast',
    workflow: 'drafting',
    writers: ['Mara Idowu'],
    holder: 'Mara Idowu',
    due: 340,
    words: 120,
    length: 450,
    changed: 3,
  },
  {
    slug: 'quay-names',
    headline: 'The Quay That Lost Its Name Twice',
    body: ['Nobody is sure who painted it over.'],
    kind: 'feature',
    desk: 'City',
    workflow: 'drafting',
    writers: ['Ana Keita'],
    holder: 'Ana Keita',
    words: 740,
    length: 1200,
    changed: 2900,
  },
  {
    slug: 'tide-tables',
    headline: 'How to Read a Tide Table',
    body: ['Start at the left.'],
    kind: 'explainer',
    desk: 'Coast',
    workflow: 'returned',
    writers: ['Ana Keita'],
    holder: 'Ana Keita',
    due: -185,
    words: 530,
    length: 500,
    note: ['Bo Lindqvist', 'return', 'The example is for the wrong port. Use Port Amber and say which year.'],
  },
  {
    slug: 'winter-sailings',
    headline: 'Winter Sailings Cut to Three a Week',
    body: ['Three a week from November.'],
    desk: 'Coast',
    workflow: 'commissioned',
    writers: ['Ana Keita'],
    due: 1540,
    words: 0,
    length: 350,
  },
  {
    slug: 'salt-works',
    headline: 'Inside the Last Salt Works',
    body: [],
    kind: 'feature',
    desk: 'City',
    workflow: 'pitched',
    writers: ['Tomás Ó Briain'],
    words: 0,
  },
  {
    slug: 'tram-extension',
    headline: 'Tram Extension Runs Into a Cellar',
    body: ['Workers found a cellar on Tuesday.'],
    desk: 'City',
    workflow: 'filed',
    writers: ['Lin Weiss'],
    due: 45,
    words: 610,
    length: 600,
    changed: 8,
  },
  {
    slug: 'old-crane',
    headline: 'The Old Crane Stays',
    body: ['The crane stays.'],
    desk: 'City',
    workflow: 'spiked',
    writers: ['Lin Weiss'],
    words: 210,
  },
  {
    slug: 'night-ferry',
    headline: 'Night Ferry Returns After Nine Years',
    standfirst: 'The first crossing left with forty passengers and a brass band.',
    body: ['The night ferry sailed again on Monday.', 'It arrived six minutes early.'],
    desk: 'Coast',
    workflow: 'approved',
    publication: 'live',
    writers: ['Mara Idowu'],
    words: 540,
    length: 500,
    changed: 1500,
  },
  {
    slug: 'bridge-tolls',
    headline: 'Bridge Tolls to Fall for Islanders',
    body: ['Tolls fall in March.'],
    desk: 'Coast',
    workflow: 'approved',
    publication: 'live',
    writers: ['Tomás Ó Briain'],
    words: 390,
    changed: 4400,
  },
  {
    slug: 'glass-eels',
    headline: 'Glass Eels Come Back to the Estuary',
    body: ['They are back.'],
    kind: 'feature',
    desk: 'World',
    workflow: 'approved',
    writers: ['Layla Haddad'],
    words: 1120,
    length: 1100,
    changed: 40,
  },
];
