import { describe, expect, it } from 'vitest';
import { firstAndMore, functionWords, initials, listed, counted } from './numbers';
import { queueOrder, stateOf, wordsFor } from './states';

const states = [...queueOrder, 'scheduled', 'live', 'withdrawn', 'killed'];

describe('states', () => {
  it('are told apart without their colour', () => {
    const words = states.map((state) => wordsFor(state).word);
    const marks = states.map((state) => wordsFor(state).mark);
    expect(new Set(words).size).toBe(states.length);
    expect(new Set(marks).size).toBe(states.length);
  });

  it('of a live story are its publication, unless its next version is being worked on', () => {
    expect(stateOf('approved', 'live').word).toBe('Live');
    expect(stateOf('drafting', 'live').word).toBe('Drafting');
    expect(stateOf('approved', 'unpublished').word).toBe('Approved');
    expect(stateOf('approved', 'killed').word).toBe('Killed');
  });

  it('that this window does not know are told by name', () => {
    expect(wordsFor('simmering').word).toBe('Simmering');
  });
});

describe('names and numbers', () => {
  it('are put as people put them', () => {
    expect(counted(1, 'story', 'stories')).toBe('1 story');
    expect(counted(1940, 'word')).toBe('1,940 words');
    expect(listed(['Ana', 'Bo', 'Lin'])).toBe('Ana, Bo and Lin');
    expect(listed([])).toBe('');
    expect(firstAndMore(['Mara Idowu', 'Lin Weiss', 'Bo'])).toBe('Mara Idowu +2');
    expect(functionWords('deputy-chief')).toBe('Deputy chief');
    expect(initials('Tomás Ó Briain')).toBe('TB');
    expect(initials('ليلى')).toBe('ل');
  });
});
