/** The twin's comments, found again by their words. */
import type {
  CommentSaved,
  CommentsView,
  CommentView,
  ResolveComment,
  SaveComment,
  ThreadView,
} from '../wire';
import { freshId, notFound, type KeptStory, type Newsroom } from './newsroom';
import { initials, of, personOf, textOf } from './proposals';
import * as stories from './stories';
import { idOf } from './versions';

export function comments(room: Newsroom, given: string): CommentsView {
  return commentsOf(room, stories.find(room, given));
}

export function commentsOf(room: Newsroom, story: KeptStory): CommentsView {
  const lines = new Map([
    ['headline', story.furniture.headline],
    ...story.blocks.map((block): [string, string] => [idOf(block), textOf(block)]),
  ]);
  const placed = (thread: ThreadView): ThreadView => {
    if (thread.slot === '') return thread;
    const at = (lines.get(thread.slot) ?? '').indexOf(thread.quote);
    if (!lines.has(thread.slot) || at < 0) return { ...thread, placed: 'gone', slot: '', from: 0, to: 0 };
    return { ...thread, placed: 'here', from: at, to: at + thread.quote.length };
  };
  const said = (one: CommentView): CommentView => ({ ...one, mine: one.by.id === room.me });
  return {
    threads: of(story).threads.map(({ people: _, ...thread }) => ({
      ...placed(thread),
      said: thread.said.map(said),
    })),
    people: room.people.map(({ id }) => personOf(room, id)),
  };
}

export function saveComment(room: Newsroom, request: SaveComment): CommentSaved {
  const story = stories.find(room, request.story);
  const here = of(story);
  const at = new Date().toISOString();
  const by = personOf(room, room.me);
  const named = room.people.filter(({ name }) => request.text.includes(`@${name}`));
  const comment: CommentView = {
    id: freshId('comment'),
    by,
    initials: initials(by.name),
    mine: true,
    at,
    changed_at: at,
    text: request.text,
    mentions: named.map(({ name }) => name),
  };
  const told = named.filter(({ active, id }) => active && id !== room.me).map(({ id }) => personOf(room, id));
  const notTold = named
    .filter(({ active }) => !active)
    .map(({ name }) => `${name} has left, so nobody is told.`);
  const reply = (id: string): CommentSaved => ({
    comment: id,
    comments: commentsOf(room, story),
    told,
    not_told: notTold,
  });
  const old = here.threads.find(({ said }) => said.some(({ id }) => id === request.comment));
  if (old && request.comment !== null) {
    old.said = old.said.flatMap((one) =>
      one.id !== request.comment
        ? [one]
        : request.text === ''
          ? []
          : [{ ...one, text: request.text, changed_at: at }],
    );
    here.threads = here.threads.filter(({ said }) => said.length > 0);
    return reply(request.text === '' ? '' : request.comment);
  }
  const answered = here.threads.find(({ id }) => id === request.thread);
  if (request.thread !== null && !answered) throw notFound('comment');
  if (answered) answered.said.push(comment);
  else {
    const block = story.blocks.find((one) => idOf(one) === request.slot);
    const words = request.slot === 'headline' ? story.furniture.headline : textOf(block);
    const quote = request.quote === '' ? words.slice(request.from, request.to) : request.quote;
    const slot =
      request.quote === ''
        ? request.slot
        : idOf(story.blocks.find((one) => textOf(one).includes(quote)) ?? {});
    here.threads.push({
      id: comment.id,
      placed: slot === '' ? 'story' : 'here',
      slot,
      line: request.line,
      from: request.from,
      to: request.to,
      quote,
      must: request.must,
      resolved_by: '',
      resolved_at: null,
      said: [comment],
      people: named.map(({ id }) => id),
    });
  }
  return reply(comment.id);
}

export function resolve(room: Newsroom, request: ResolveComment): CommentsView {
  const story = stories.find(room, request.story);
  const thread = of(story).threads.find(({ id }) => id === request.thread);
  if (!thread) throw notFound('comment');
  thread.resolved_by = request.done ? personOf(room, room.me).name : '';
  thread.resolved_at = request.done ? new Date().toISOString() : null;
  return commentsOf(room, story);
}
