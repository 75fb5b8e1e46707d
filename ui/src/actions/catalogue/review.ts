/** Reading a story for what changed and what is suggested, and deciding on it. */
import type { Actions } from '../action';

const review = { group: 'In review', scope: 'review' } as const;

export const reviewActions = {
  'story.review': {
    group: 'Story',
    scope: 'anywhere',
    label: 'Review the story: changes, suggestions, comments',
    keys: ['Mod-Alt-r'],
  },
  'review.next': { ...review, label: 'Next change or suggestion', keys: [']', 'Alt-ArrowDown'] },
  'review.previous': { ...review, label: 'Change or suggestion before', keys: ['[', 'Alt-ArrowUp'] },
  'review.open': { ...review, label: 'Next open item', keys: ['F8'] },
  'review.take': { ...review, label: 'Take the suggestion', keys: ['y'] },
  'review.turn-down': { ...review, label: 'Turn the suggestion down', keys: ['x'] },
  'review.take-all': { ...review, label: 'Take all that do not touch', keys: ['Shift-y'] },
  'review.turn-down-all': { ...review, label: 'Turn all suggestions down', keys: ['Shift-x'] },
  'review.comment': { ...review, label: 'Comment on the selected words', keys: ['c'] },
  'review.opened': { ...review, label: 'Changes since I last read it', keys: ['1'] },
  'review.filed': { ...review, label: 'Changes since it was filed', keys: ['2'] },
  'review.approved': { ...review, label: 'Changes since it was approved', keys: ['3'] },
  'review.released': { ...review, label: 'Changes since it went live', keys: ['4'] },
  'review.approve': { ...review, label: 'Approve what is shown', keys: ['a'] },
  'review.return': { ...review, label: 'Return it with a note', keys: ['r'] },
} as const satisfies Actions;
