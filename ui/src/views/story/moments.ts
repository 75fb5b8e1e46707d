/**
 * Times as somebody on a desk types them, in the newsroom's zone. WebKitGTK has
 * no date field, and a line that reads "tomorrow 17:00" is quicker anyway.
 */
import { clock, dayOf, dueWords, moment, span } from '../../parts/times';

/** A time as typed, read: `YYYY-MM-DDTHH:MM` in the newsroom's zone, empty for none, or a plain sentence. */
export type Moment = { ok: true; local: string } | { ok: false; why: string };

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const DAY_MS = 86_400_000;

/** Reads "17:00", "tomorrow 9:30", "fri 12:00", "2026-05-14 17:00"; without an hour, the end of that day. */
export function readMoment(typed: string, now: Date, zone: string): Moment {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/t(?=\d\d:)/, ' ');
  if (text === '' || text === 'none') return { ok: true, local: '' };
  const match = /^(?:(\d{4}-\d{2}-\d{2}|[a-z]+)\b)?\s*(?:(\d{1,2})[:.](\d{2}))?$/.exec(text);
  const day = match === null ? null : dayNamed(match[1], now, zone);
  if (match === null || day === null || (match[1] === undefined && match[2] === undefined))
    return unread(typed);
  const [hour, minute] = match[2] === undefined ? [23, 59] : [Number(match[2]), Number(match[3])];
  if (hour > 23 || minute > 59)
    return { ok: false, why: `There is no ${String(hour)}:${match[3] ?? ''} on a clock.` };
  return { ok: true, local: `${day}T${two(hour)}:${two(minute)}` };
}

/** A stored time as it is typed: "2026-05-14 17:00". */
export function typedMoment(iso: string | null, zone: string): string {
  return iso === null ? '' : `${dayOf(iso, zone)} ${clock(iso, zone)}`;
}

/** When copy is due, for a line of its own: "today 17:00, in 2 h 41 min". */
export function dueLine(iso: string, now: Date, zone: string, done: boolean): string {
  const when = moment(iso, now, zone);
  const named = /^\d\d:\d\d$/.test(when) ? `today ${when}` : when;
  const due = dueWords(iso, now, zone, done);
  if (due.late) return `${named}, ${due.text}`;
  const left = Date.parse(iso) - now.getTime();
  return left > 0 ? `${named}, in ${span(left)}` : named;
}

function unread(typed: string): Moment {
  return {
    ok: false,
    why: `“${typed.trim()}” is not a time Stet can read. Try 17:00, tomorrow 9:30 or 2026-05-14 17:00.`,
  };
}

function dayNamed(name: string | undefined, now: Date, zone: string): string | null {
  const today = dayOf(now, zone);
  if (name === undefined || name === 'today') return today;
  if (name === 'tomorrow') return plus(today, 1);
  if (/^\d/.test(name)) return Number.isNaN(Date.parse(`${name}T00:00:00Z`)) ? null : name;
  const wanted = name.length < 3 ? -1 : DAYS.findIndex((day) => name.startsWith(day));
  if (wanted < 0) return null;
  const ahead = (wanted - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7;
  return plus(today, ahead);
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
