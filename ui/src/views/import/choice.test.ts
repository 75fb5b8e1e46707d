import { describe, expect, it } from 'vitest';
import type { wire } from '../../platform';
import { acceptance, everything, toggled } from './choice';

const role = (desk: string, held: boolean): wire.ProposedRole => ({
  author: 'Ada Moreau',
  function: 'chief',
  desk,
  because: '',
  known_desk: true,
  held,
  who_can: [],
});

const reading = {
  ticket: 't1',
  credits: [
    { author: 'Ada Moreau', role: 'writer', known: true },
    { author: 'Lin Weiss', role: 'writer', known: false },
  ],
  bios: [{ author: 'Ada Moreau', text: 'Covers wildlife.', replaces: null, who_can: [] }],
  roles: [role('Coast', true), role('City', false)],
} as unknown as wire.ImportView;

describe('what of a reading is taken', () => {
  it('is everything proposed, but for roles that are held already', () => {
    expect(everything(reading, 'd1')).toEqual({
      credits: ['Ada Moreau', 'Lin Weiss'],
      bios: ['Ada Moreau'],
      roles: [1],
      desk: 'd1',
    });
  });

  it('keeps the order of the page, however it was ticked', () => {
    const names = ['Ada Moreau', 'Lin Weiss'];
    expect(toggled(['Lin Weiss'], 'Ada Moreau', names)).toEqual(names);
    expect(toggled(names, 'Ada Moreau', names)).toEqual(['Lin Weiss']);
  });

  it('goes to the default desk when none was chosen', () => {
    expect(acceptance(reading, everything(reading, '')).desk).toBeNull();
    expect(acceptance(reading, everything(reading, 'd1'))).toMatchObject({
      ticket: 't1',
      desk: 'd1',
      roles: [1],
    });
  });
});
