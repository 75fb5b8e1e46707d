/** The marks on the buttons above the page, on the same 16-unit grid as `parts/icons.ts`. */
export const marks = {
  strong: 'M5 3h4a2.4 2.4 0 0 1 0 4.9H5zM5 7.9h4.6a2.6 2.6 0 0 1 0 5.1H5z',
  em: 'M7 3h5M4 13h5M9.5 3l-3 10',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8',
  bullet_list: 'M6 4h7.5M6 8h7.5M6 12h7.5M2.8 4h.01M2.8 8h.01M2.8 12h.01',
  ordered_list: 'M7 4h6.5M7 8h6.5M7 12h6.5M2.5 3.2l1-.7v3.2M2.3 10.3c.2-.9 2-.9 2 .2 0 .8-2 1.3-2 2.3h2.1',
  quotation:
    'M3 11.5c1.8-.6 2.6-1.9 2.6-3.6H3V4.5h3.6v3.4c0 2.6-1 4.2-3 5M9 11.5c1.8-.6 2.6-1.9 2.6-3.6H9V4.5h3.6v3.4c0 2.6-1 4.2-3 5',
  rule: 'M2.5 8h11',
  undo: 'M5.6 3.2 2.6 6.2l3 3M2.8 6.2h6.4a3.6 3.6 0 0 1 0 7.2H6',
  redo: 'm10.4 3.2 3 3-3 3M13.2 6.2H6.8a3.6 3.6 0 0 0 0 7.2H10',
  panel: 'M2.5 3h11v10h-11zM9.8 3v10',
  up: 'm4 10 4-4 4 4',
  down: 'm4 6 4 4 4-4',
  remove: 'm4.5 4.5 7 7M11.5 4.5l-7 7',
} as const;

export type MarkName = keyof typeof marks;
