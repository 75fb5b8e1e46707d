/** Finding and replacing in the words of a page. */
export { findMarks, rangesIn, showFound } from './marks';
export { BodySearch, replaceIn, type Found } from './places';
export { engine, replacement, search, type Engine, type Query, type Search, type Span } from './query';
