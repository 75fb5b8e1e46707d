/** The twin's seats: passphrases kept in memory, and a lock that holds. */
import type { ResetSeat, SeatRow, SeatView, SetPassphrase, SignatureView, SitDown } from '../wire';
import { failure, notFound, type KeptStory, type Newsroom } from './newsroom';

/** What is answered though the house is locked. */
export const thoughLocked = new Set(['state', 'create_newsroom', 'act_as', 'sit_down', 'lock']);

interface Key {
  passphrase: string;
  since: string;
  key: string;
  vouched: boolean;
}

export class Seats {
  locked = false;
  readonly #keys = new Map<string, Key>();
  readonly #had = new Set<string>();

  view(): SeatView {
    return { locked: this.locked, keyed: [...this.#keys.keys()] };
  }

  /** Refuses while it is locked. */
  admit(command: string): void {
    if (this.locked && !thoughLocked.has(command))
      throw failure(
        'locked',
        'Stet is locked. Whoever sits here unlocks it with their passphrase; somebody else sits down as themselves.',
      );
  }

  sitDown(room: Newsroom, { person, passphrase }: SitDown): void {
    const there = this.#person(room, person);
    this.#prove(there.id, there.name, passphrase);
    room.me = there.id;
    this.locked = false;
  }

  lock(room: Newsroom): void {
    if (!this.#keys.has(room.me))
      throw failure('bad_request', 'Without a passphrase a lock would open to anybody. Set one, then lock.');
    this.locked = true;
  }

  set(room: Newsroom, { old, new: next }: SetPassphrase): void {
    const me = this.#person(room, room.me);
    this.#prove(me.id, me.name, old);
    if (next === '') {
      this.#keys.delete(me.id);
      return;
    }
    if ([...next].length < 8)
      throw failure(
        'bad_request',
        'A passphrase has at least 8 characters. Four or five words are easy to keep in mind and hard to guess.',
      );
    const vouched = this.#keys.has(me.id) || !this.#had.has(me.id);
    this.#had.add(me.id);
    this.#keys.set(me.id, {
      passphrase: next,
      since: new Date().toISOString(),
      key: `${(this.#had.size * 4111 + next.length).toString(16).padStart(4, '0')} 8c1e 03d7 b2f4`,
      vouched,
    });
  }

  reset(room: Newsroom, { person, second, note }: ResetSeat): SeatRow[] {
    const whose = this.#person(room, person);
    if (note.trim() === '')
      throw failure(
        'bad_request',
        'Say in a few words why the passphrase is reset; it is kept in the journal.',
      );
    const helper = second ? this.#person(room, second.person) : null;
    if (second && helper) this.#prove(helper.id, helper.name, second.passphrase);
    const others = room.people.filter(({ id, active }) => active && id !== whose.id);
    if (others.length > 1 && (helper === null || helper.id === room.me || helper.id === whose.id)) {
      const names = others.map(({ name }) => name);
      throw failure('refused', `A passphrase is reset by two people together. Ask ${names.join(' or ')}.`, {
        code: 'not_allowed',
        missing: ['a second person, who is neither you nor the one it is reset for'],
        who_can: names,
        next: `Ask ${names.join(' or ')}.`,
      });
    }
    this.#keys.delete(whose.id);
    return this.rows(room);
  }

  rows(room: Newsroom): SeatRow[] {
    return room.people
      .filter(({ active }) => active)
      .map(({ id, name }) => {
        const key = this.#keys.get(id);
        return {
          person: { id, name, title: '' },
          since: key?.since ?? null,
          key: key?.key ?? '',
          vouched: key?.vouched ?? true,
        };
      });
  }

  /** The twin knows whether whoever approved has a passphrase now. */
  under(room: Newsroom, { approvedBy, history }: KeptStory): SignatureView[] {
    if (approvedBy === null) return [];
    const by = room.people.find(({ name }) => name === approvedBy);
    const key = by && this.#keys.get(by.id);
    const at = history.findLast(({ what }) => what === 'approve')?.at ?? '';
    const state = key ? 'signed' : 'unsigned';
    return [
      { act: 'approve', by: approvedBy, at, state, key: key?.key ?? '', vouched: key?.vouched ?? true },
    ];
  }

  #person(room: Newsroom, given: string): Newsroom['people'][number] {
    const there = room.people.find(({ id, name }) => id === given || name === given);
    if (there === undefined) throw notFound('person of that name');
    return there;
  }

  #prove(id: string, name: string, passphrase: string): void {
    const key = this.#keys.get(id);
    if (key === undefined || key.passphrase === passphrase) return;
    throw failure(
      'locked',
      passphrase === ''
        ? `${name} has a passphrase, and it was not given.`
        : `That is not the passphrase of ${name}. Mind capitals and the keyboard’s language.`,
    );
  }
}
