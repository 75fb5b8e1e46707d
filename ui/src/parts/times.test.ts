import { describe, expect, it } from 'vitest';
import {
  ago,
  clock,
  clockSeconds,
  dayOf,
  dueWords,
  embargoWords,
  moment,
  plainDay,
  shortDay,
  span,
} from './times';

const now = new Date('2026-05-14T14:19:07Z');

describe('the hour, in the newsroom’s zone', () => {
  it('is the zone’s, not the machine’s', () => {
    expect(clock('2026-05-14T14:19:07Z', 'Europe/Lisbon')).toBe('15:19');
    expect(clock('2026-05-14T14:19:07Z', 'Asia/Kolkata')).toBe('19:49');
    expect(clockSeconds('2026-05-14T14:19:07Z', 'UTC')).toBe('14:19:07');
  });

  it('is midnight and not twenty-four', () => {
    expect(clock('2026-05-14T00:00:00Z', 'UTC')).toBe('00:00');
  });

  it('falls back to UTC where the zone is not known', () => {
    expect(clock('2026-05-14T14:19:07Z', 'Mars/Olympus')).toBe('14:19');
    expect(clock('2026-05-14T14:19:07Z', '')).toBe('14:19');
  });

  it('knows which day it is there', () => {
    expect(dayOf('2026-05-14T23:30:00Z', 'Europe/Lisbon')).toBe('2026-05-15');
    expect(dayOf('2026-05-14T23:30:00Z', 'America/Lima')).toBe('2026-05-14');
  });
});

describe('a moment', () => {
  const said = (iso: string): string => moment(iso, now, 'UTC');

  it('is the hour alone today, and names its day otherwise', () => {
    expect(said('2026-05-14T17:00:00Z')).toBe('17:00');
    expect(said('2026-05-15T09:00:00Z')).toBe('tomorrow 09:00');
    expect(said('2026-05-13T09:00:00Z')).toBe('yesterday 09:00');
    expect(said('2026-05-18T09:00:00Z')).toBe('Mon 09:00');
    expect(said('2026-06-30T09:00:00Z')).toBe('30 Jun');
  });

  it('turns its day at the newsroom’s midnight', () => {
    expect(moment('2026-05-14T23:30:00Z', now, 'Europe/Lisbon')).toBe('tomorrow 00:30');
  });

  it('says the year when it is another', () => {
    expect(shortDay('2024-03-01T12:00:00Z', now, 'UTC')).toBe('1 Mar 2024');
    expect(plainDay('2026-05-02')).toBe('2 May 2026');
  });
});

describe('due', () => {
  it('says how late it is, and that it is', () => {
    expect(dueWords('2026-05-14T13:59:00Z', now, 'UTC')).toEqual({ text: '20 min late', late: true });
    expect(dueWords('2026-05-12T13:59:00Z', now, 'UTC')).toEqual({ text: '2 days late', late: true });
  });

  it('is not late before its time, nor once it has arrived', () => {
    expect(dueWords('2026-05-14T17:00:00Z', now, 'UTC')).toEqual({ text: '17:00', late: false });
    expect(dueWords('2026-05-14T13:59:00Z', now, 'UTC', true)).toEqual({ text: '13:59', late: false });
  });
});

describe('a stretch of time', () => {
  const minutes = (number: number): string => span(number * 60_000);

  it('is as coarse as people say it', () => {
    expect(minutes(0.5)).toBe('under a minute');
    expect(minutes(59)).toBe('59 min');
    expect(minutes(60)).toBe('1 h');
    expect(minutes(161)).toBe('2 h 41 min');
    expect(minutes(6 * 60 + 5)).toBe('6 h');
    expect(minutes(24 * 60)).toBe('1 day');
    expect(minutes(72 * 60)).toBe('3 days');
  });

  it('ago is coarser still', () => {
    expect(ago('2026-05-14T14:19:00Z', now)).toBe('just now');
    expect(ago('2026-05-14T12:45:00Z', now)).toBe('1 h');
    expect(ago('2026-05-11T14:19:00Z', now)).toBe('3 days');
  });

  it('tells an embargo that holds from one that is over', () => {
    expect(embargoWords('2026-05-14T15:31:07Z', now)).toBe('embargo 1 h 12 min');
    expect(embargoWords('2026-05-14T14:19:07Z', now)).toBe('embargo over');
  });
});
