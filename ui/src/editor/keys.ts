/** What the body does and by which keys: what a hand that knows other editors expects. */
import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  exitCode,
  liftEmptyBlock,
  newlineInCode,
  splitBlock,
} from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command } from 'prosemirror-state';
import { keymapOf, type Commands } from '../actions/keymap';
import {
  askLink,
  enclosing,
  insertRule,
  moveBehind,
  toParagraph,
  toggle,
  toggleHeading,
  toggleList,
  toggleQuotation,
} from './commands';
import { type } from './document';
import { askCard, cardToLink } from './card';
import {
  arrowInCell,
  collapseCells,
  deleteInCells,
  enterCell,
  extendCells,
  leaveTable,
  tabBack,
  tabOn,
} from './cellKeys';
import { insertNote, insertWords, jumpNote, makePullQuote, moveHere } from './insert';
import { toggleInvisibles } from './invisibles';
import {
  addColumn,
  addColumnBefore,
  addRow,
  addRowAbove,
  removeColumn,
  removeRow,
  toggleHeadings,
} from './table';

import { deleteSignAfter, deleteSignBefore } from './graphemes';
import { takeBack } from './smart';

/** What has to be asked for before it can be put in. */
export type Insert = 'picture' | 'table' | 'card' | 'character';

/** What a key may ask of the screen around the body. */
export interface KeyRequests {
  /** Ask for an address and link the selection. */
  askLink: () => void;
  /** The caret leaves the body upwards. */
  leaveUp: () => void;
  /** Ask for something and put it in. */
  insert?: (what: Insert) => void;
}

/** What can be done in the body, by the actions of the catalogue. */
export function bodyCommands(requests: KeyRequests): Commands {
  return {
    'copy.undo': undo,
    'copy.redo': redo,
    'copy.strong': toggle('strong'),
    'copy.em': toggle('em'),
    'copy.strike': toggle('strike'),
    'copy.link': askLink(requests.askLink),
    'copy.paragraph': toParagraph,
    'copy.subhead': toggleHeading(2),
    'copy.subhead-3': toggleHeading(3),
    'copy.subhead-4': toggleHeading(4),
    'copy.list': toggleList('bullet_list'),
    'copy.numbered': toggleList('ordered_list'),
    'copy.quotation': toggleQuotation,
    'copy.rule': insertRule,
    'copy.leave': chainCommands(exitCode, leaveTable, leaveQuotation),
    'copy.line-break': hardBreak,
    'copy.picture': asking('picture', requests),
    'copy.table': asking('table', requests),
    'copy.card': asking('card', requests),
    'copy.character': asking('character', requests),
    'copy.note': insertNote,
    'copy.note-jump': jumpNote,
    'copy.pull-quote': makePullQuote,
    'copy.block-up': moveHere(-1),
    'copy.block-down': moveHere(1),
    'copy.card-link': cardToLink,
    'copy.row-above': addRowAbove,
    'copy.row-add': addRow,
    'copy.row-remove': removeRow,
    'copy.column-before': addColumnBefore,
    'copy.column-add': addColumn,
    'copy.column-remove': removeColumn,
    'copy.headings': toggleHeadings,
    'copy.nbsp': insertWords('\u00a0'),
    'copy.nb-hyphen': insertWords('\u2011'),
    'copy.soft-hyphen': insertWords('\u00ad'),
    'copy.en-dash': insertWords('–'),
    'copy.em-dash': insertWords('—'),
    'copy.ellipsis': insertWords('…'),
    'copy.invisibles': toggleInvisibles,
  };
}

/** Every key of the body: those of the catalogue, and those of typing itself. */
export function bodyKeys(requests: KeyRequests): Record<string, Command> {
  const item = type('list_item');
  return {
    ...baseKeymap,
    ...keymapOf(bodyCommands(requests)),
    Enter: chainCommands(
      newlineInCode,
      askCard(() => requests.insert?.('card')),
      enterCell,
      leaveCaption,
      splitListItem(item),
      createParagraphNear,
      liftEmptyBlock,
      splitBlock,
    ),
    Backspace: chainCommands(
      takeBack,
      undoInputRule,
      deleteInCells(-1),
      outOfList(liftListItem(item)),
      plainHeading,
      deleteSignBefore,
      baseKeymap.Backspace ?? never,
    ),
    Delete: chainCommands(deleteInCells(1), deleteSignAfter, baseKeymap.Delete ?? never),
    Tab: chainCommands(tabOn, inList(sinkListItem(item))),
    'Shift-Tab': chainCommands(tabBack, inList(liftListItem(item))),
    ArrowUp: chainCommands(arrowInCell(-1, requests.leaveUp), atTop(requests.leaveUp)),
    ArrowDown: arrowInCell(1, requests.leaveUp),
    ArrowLeft: collapseCells,
    ArrowRight: collapseCells,
    'Shift-ArrowUp': extendCells(-1, 0),
    'Shift-ArrowDown': extendCells(1, 0),
    'Shift-ArrowLeft': extendCells(0, -1),
    'Shift-ArrowRight': extendCells(0, 1),
  };
}

const never: Command = () => false;

function asking(what: Insert, requests: KeyRequests): Command {
  return (_state, dispatch) => {
    if (dispatch !== undefined) requests.insert?.(what);
    return true;
  };
}

const hardBreak: Command = (state, dispatch) => {
  const { parent } = state.selection.$from;
  if (parent.type.spec.code === true) return newlineInCode(state, dispatch);
  dispatch?.(state.tr.replaceSelectionWith(type('hard_break').create()).scrollIntoView());
  return true;
};

/** At the start of an item the first Backspace takes the bullet away, the next one joins. */
function outOfList(liftItem: Command): Command {
  return (state, dispatch, view) => {
    const { $from, empty } = state.selection;
    if (!empty || $from.parentOffset > 0 || $from.depth < 2) return false;
    const first = $from.node(-1).type === type('list_item') && $from.index(-1) === 0;
    return first && liftItem(state, dispatch, view);
  };
}

const plainHeading: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  return empty && $from.parentOffset === 0 && $from.parent.type === type('heading')
    ? toParagraph(state, dispatch, view)
    : false;
};

/** In a list Tab belongs to the list, whether or not it can go deeper. */
function inList(command: Command): Command {
  return (state, dispatch, view) => {
    if (enclosing(state, (node) => node.type === type('list_item')) === null) return false;
    command(state, dispatch, view);
    return true;
  };
}

const leaveCaption: Command = (state, dispatch, view) => {
  const figure = enclosing(state, (node) => node.type === type('figure'));
  return figure === null ? false : moveBehind(figure.pos, figure.node)(state, dispatch, view);
};

const leaveQuotation: Command = (state, dispatch, view) => {
  const quotation = enclosing(state, (node) => 'attribution' in node.attrs);
  return quotation === null ? false : moveBehind(quotation.pos, quotation.node)(state, dispatch, view);
};

function atTop(leave: () => void): Command {
  return (state, dispatch, view) => {
    const { $head, empty } = state.selection;
    const first = $head.depth === 1 && $head.index(0) === 0;
    if (!empty || !first || view?.endOfTextblock('up') !== true) return false;
    if (dispatch !== undefined) leave();
    return true;
  };
}
