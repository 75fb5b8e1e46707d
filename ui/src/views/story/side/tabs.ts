/** The tabs of the panel beside the page. A room adds its own line; every tab has a key in the catalogue. */
import type { Component } from 'svelte';
import type { ActionId } from '../../../actions';
import type { PageHands } from '../hands.svelte';
import type { OpenStory } from '../openStory.svelte';
import Outline from '../outline/Outline.svelte';
import History from '../history/History.svelte';
import Notes from '../../notes/Notes.svelte';
import Record from './Record.svelte';

/** What a tab is given. */
export interface TabProps {
  story: OpenStory;
  hands: PageHands;
  /** In a narrow window the panel lies over the page: fold it to show a place in the copy. */
  onFold: () => void;
}

/** One tab. */
export interface Tab {
  name: string;
  word: string;
  action: ActionId;
  holds: Component<TabProps>;
  /** It stands unseen behind the others, because it offers actions. */
  stays?: true;
}

/** In the order they stand. */
export const tabs: readonly Tab[] = [
  { name: 'record', word: 'Story', action: 'tab.record', holds: Record, stays: true },
  { name: 'outline', word: 'Outline', action: 'tab.outline', holds: Outline },
  { name: 'history', word: 'History', action: 'tab.history', holds: History },
  { name: 'notes', word: 'Notes', action: 'tab.notes', holds: Notes },
];
