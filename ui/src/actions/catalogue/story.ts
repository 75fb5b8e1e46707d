/** What can be done with an open story, whatever the caret stands in. */
import type { Actions } from '../action';

const story = { group: 'In a story', scope: 'story' } as const;

export const storyActions = {
  'story.next': { ...story, label: 'Next step of the story', keys: ['Mod-Shift-Enter'] },
  'story.save': { ...story, label: 'Save now', keys: ['Mod-s'] },
  'story.headline': { ...story, label: 'To the headline', keys: ['Mod-j 1'] },
  'story.body': { ...story, label: 'To the text', keys: ['Mod-j 2'] },
  'story.placeholder': { ...story, label: 'To the next placeholder (TK)', keys: ['F8'] },
  'story.link': { ...story, label: 'Link to a story of ours', keys: ['Mod-j l'] },
  'story.snippets': { ...story, label: 'Snippets', keys: ['Mod-j s'] },
  'story.can-go': { ...story, label: 'This paragraph can go, or stays', keys: ['Mod-j x'] },
  'story.cut': { ...story, label: 'Cut what can go', keys: ['Mod-j k'] },
  'story.tools': { ...story, label: 'To the formatting buttons', keys: ['F9'] },
  'story.window': { ...story, label: 'Open in a new window', keys: ['Mod-j n'] },
  'story.take-over': { ...story, label: 'Take over the writing', keys: ['Mod-j o'] },
  'story.merge': { ...story, label: 'Settle words kept beside the story', keys: ['Mod-j m'] },
  'story.recover': { ...story, label: 'Recover a damaged paragraph', keys: ['Mod-j y'] },
  'story.elsewhere': { ...story, label: 'Save a copy of the text elsewhere', keys: ['Mod-j e'] },
  'story.proof': { ...story, label: 'Print a proof', keys: ['Mod-p'] },
  'story.template': { ...story, label: 'Begin the text with a template', keys: ['Mod-j b'] },
  'story.panel': { ...story, label: 'Show or hide the panel', keys: ['Mod-\\'] },
  'tab.record': { ...story, label: 'Panel: the story’s record', keys: ['Mod-1'] },
  'tab.notes': { ...story, label: 'Panel: notes and scratchpad', keys: ['Mod-2'] },
} as const satisfies Actions;
