/** Marks drawn on a 16-unit grid with a 1.5 stroke, so that no font has to have them. */
export const icons = {
  // states
  pitched: 'M8 3a3.6 3.6 0 0 1 2 6.6V11H6V9.6A3.6 3.6 0 0 1 8 3ZM6.5 13.2h3',
  commissioned: 'M4 2.8h8v10.4H4zM6.3 6h3.4M6.3 8.5h3.4',
  drafting: 'M8 3.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Z',
  filed: 'M2.5 8h8M7.5 4.8 10.7 8l-3.2 3.2M13 4v8',
  editing: 'm3 13 .7-3L10.9 2.8l2.3 2.3L6 12.3zM9.4 4.3l2.3 2.3',
  approved: 'm3 8.6 3.3 3.3L13 4.6',
  returned: 'M6.4 4 3 7.3l3.4 3.3M3.2 7.3h6.3a3.2 3.2 0 0 1 0 5.4H8',
  held: 'M5.7 3.8v8.4M10.3 3.8v8.4',
  spiked: 'm4 4 8 8M12 4l-8 8',
  scheduled: 'M8 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8ZM8 5.2V8l2 1.6',
  live: 'M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6ZM4.2 4.2a5.4 5.4 0 0 0 0 7.6M11.8 4.2a5.4 5.4 0 0 1 0 7.6',
  withdrawn: 'M8 2.8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 8 2.8ZM4.5 4.5l7 7',
  killed: 'M5.3 2.5h5.4l2.8 2.8v5.4l-2.8 2.8H5.3l-2.8-2.8V5.3zM5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6',
  // places
  home: 'M2.5 7.4 8 2.8l5.5 4.6M4 6.4v6.8h8V6.4',
  desk: 'M2.5 4h11M2.5 8h11M2.5 12h7',
  release: 'M8 10V2.8M5 5.6l3-2.8 3 2.8M2.8 9.5v3.7h10.4V9.5',
  people:
    'M6 7.6a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM1.8 13.2c.2-2.6 1.9-3.9 4.2-3.9s4 1.3 4.2 3.9M10.4 3.3a2.2 2.2 0 0 1 0 4.1M11.7 9.6c1.5.4 2.4 1.6 2.5 3.6',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4ZM10.2 10.2l3.3 3.3',
  story: 'M4 2.5h5.5L12.5 5.4v8.1H4zM6.2 7.5h4M6.2 10h4',
  private: 'M4 7.2h8v6H4zM5.6 7.2V5.4a2.4 2.4 0 0 1 4.8 0v1.8',
  // acts
  plus: 'M8 3v10M3 8h10',
  import: 'M8 2.8V10M5 7.2 8 10l3-2.8M2.8 9.5v3.7h10.4V9.5',
  close: 'm4 4 8 8M12 4l-8 8',
  down: 'm4 6 4 4 4-4',
  folder: 'M2 4h4.3l1.3 1.6H14v7.4H2z',
  photo: 'M2.5 3.5h11v9h-11zM2.5 10.5l3-3 3 3 2-2 3 3M10.6 6.4h.01',
  sun: 'M8 5.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2ZM8 1.6v1.5M8 12.9v1.5M1.6 8h1.5M12.9 8h1.5M3.5 3.5l1 1M11.5 11.5l1 1M3.5 12.5l1-1M11.5 4.5l1-1',
  moon: 'M13 9.7A5.5 5.5 0 0 1 6.3 3a5.4 5.4 0 1 0 6.7 6.7Z',
  alert: 'M8 2.6 14 13H2zM8 6.4v3.2M8 11.4h.01',
  note: 'M2.8 3h10.4v7.4H8l-3 2.6v-2.6H2.8z',
} as const;

export type IconName = keyof typeof icons;
