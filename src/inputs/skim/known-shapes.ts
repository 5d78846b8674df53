/**
 * Decides which lines of known exports can be skimmed, and where their times are. Each entry must agree with the mapper
 * of its export: `may` is false only if the shape's own test cannot succeed, and a draft is returned only if the mapper
 * makes exactly one item of every line with that layout, or none of any.
 */

import { KINDS } from '../../kinds.js';
import { SIGNS_OF_A_POST } from '../../sources/x/wire.js';
import { draftOfEvent, draftOfRecord, draftOfView, mayBeEvent, mayBeView } from './drafts/bluesky.js';
import { type Draft, drafted, type FormAt, firstText, ISO, markup, mayBeText } from './drafts/draft.js';
import { draftOfActivity, draftOfStatus } from './drafts/fediverse.js';
import { draftOfThing, mayBeThing } from './drafts/reddit.js';
import { draftOfTweet } from './drafts/tweet.js';
import { FALSE, INTEGER, MEMBERS, NUMBER, WORDS } from './json-bytes.js';
import type { Outline } from './outline.js';

export interface KnownShape {
  /** Name in `SHAPES`. */
  readonly name: string;
  /** Whether lines of a layout may have this shape. */
  readonly may: (outline: Outline) => boolean;
  /** A line with a value in this form cannot have the shape. */
  readonly unless?: FormAt;
  /** What to read of each line; `nothing` if no line yields an item. Null: lines may differ, so they are parsed. */
  readonly draft: (outline: Outline) => Draft | 'nothing' | null;
}

const STORIES = new Set<unknown>(['story', 'comment', 'job', 'poll']);

const isNumber = (kind: number): boolean => kind === INTEGER || kind === NUMBER;

/** Every line is parsed. */
const NEVER = () => null;

/**
 * In the order of `SHAPES`. Shapes that are never skimmed are listed as well, so that their lines are not mistaken for
 * those of later shapes.
 */
export const KNOWN_SHAPES: readonly KnownShape[] = [
  {
    name: 'own mention',
    may: (outline) =>
      mayBeText(outline, 'source') &&
      outline.kind('author') === MEMBERS &&
      outline.has('publishedAt') &&
      KINDS.some((kind) => kind === outline.told('kind')),
    draft: (outline) => {
      const isMention = !outline.has('type') || outline.told('type') === 'mention';
      const isSaid = outline.kind('text') === WORDS || outline.kind('title') === WORDS;
      const isWhole = isMention && isSaid && outline.kind('id') === WORDS && outline.kind('source') === WORDS;
      return isWhole ? drafted('publishedAt', ISO, ['id', 'of that source', 'source']) : null;
    },
  },
  {
    name: 'post of X',
    may: (outline) =>
      mayBeText(outline, 'text') &&
      mayBeText(outline, 'id') &&
      (!outline.has('author_id') || mayBeText(outline, 'author_id')) &&
      SIGNS_OF_A_POST.some((sign) => outline.has(sign)),
    unless: ['id', 'no digit'],
    draft: (outline) => {
      if (outline.kind('id') !== WORDS || (outline.has('note_tweet') && outline.has('note_post'))) return null;
      const isSaid =
        outline.isText('text') && firstText(outline, ['note_tweet.text', 'note_post.text', 'text']) === WORDS;
      const hasAuthor = !outline.has('author_id') || outline.isText('author_id');
      return isSaid && hasAuthor ? drafted('created_at', ISO, ['id', 'digits']) : null;
    },
  },
  {
    name: 'tweet',
    may: (outline) => mayBeText(outline, 'id_str') && outline.kind('user') === MEMBERS,
    draft: (outline) => draftOfTweet(outline, ''),
  },
  {
    name: 'archived tweet',
    may: (outline) => outline.kind('tweet') === MEMBERS,
    draft: (outline) => draftOfTweet(outline, 'tweet.'),
  },
  { name: 'reddit', may: mayBeThing, draft: draftOfThing },
  {
    name: 'hit of Hacker News',
    may: (outline) => outline.has('objectID') && (outline.has('created_at_i') || outline.has('_tags')),
    draft: NEVER,
  },
  {
    name: 'item of Hacker News',
    may: (outline) => STORIES.has(outline.told('type')) && isNumber(outline.kind('id')) && outline.has('time'),
    draft: (outline) => {
      const isThere = ['deleted', 'dead'].every((name) => !outline.has(name) || outline.kind(name) === FALSE);
      const said = outline.told('type') !== 'comment' && outline.kind('title') === WORDS ? [] : markup(outline, 'text');
      if (!isThere || said === null || outline.kind('id') !== INTEGER) return null;
      return drafted('time', ['seconds'], ['id', 'few digits'], ...said);
    },
  },
  {
    name: 'post of Bluesky',
    may: (outline) => mayBeView(outline, ''),
    draft: (outline) => draftOfView(outline, ''),
  },
  {
    name: 'post of Bluesky in a feed',
    may: (outline) => outline.kind('post') === MEMBERS && mayBeView(outline, 'post.'),
    draft: (outline) => draftOfView(outline, 'post.'),
  },
  {
    name: 'record of Bluesky',
    may: (outline) =>
      mayBeEvent(outline) ||
      ((outline.has('uri') || outline.has('did')) &&
        ['', 'value.', 'record.'].some((within) => outline.has(`${within}createdAt`))),
    draft: (outline) => (mayBeEvent(outline) ? draftOfEvent(outline) : draftOfRecord(outline)),
  },
  {
    name: 'status',
    may: (outline) => mayBeText(outline, 'uri') && outline.kind('account') === MEMBERS,
    draft: draftOfStatus,
  },
  {
    name: 'activity',
    may: (outline) =>
      outline.told('type') === 'Announce' || outline.told('type') === 'Create' || outline.told('type') === 'Note',
    draft: draftOfActivity,
  },
  {
    name: 'review',
    may: (outline) => outline.told('@type') === 'Review',
    draft: (outline) => {
      const said = outline.kind('headline') === WORDS ? [] : markup(outline, 'reviewBody');
      if (said === null || outline.kind('@id') !== WORDS) return null;
      return drafted('datePublished', ['T', ' ', 'day'], ...said);
    },
  },
  {
    name: 'message of Telegram',
    may: (outline) => outline.has('date_unixtime'),
    draft: NEVER,
  },
  {
    name: 'message of Discord',
    may: (outline) => outline.has('timestampEdited'),
    draft: NEVER,
  },
  {
    name: 'message of Slack',
    may: (outline) => outline.has('ts'),
    draft: NEVER,
  },
  {
    name: 'resource of YouTube',
    may: (outline) => outline.kind('snippet') === MEMBERS,
    draft: NEVER,
  },
  {
    name: 'post of VK',
    may: (outline) => outline.has('owner_id') && outline.has('from_id'),
    draft: NEVER,
  },
  {
    name: 'archive of Meta',
    may: (outline) =>
      !outline.has('id') && ['data', 'attachments', 'media', 'string_map_data'].some((name) => outline.has(name)),
    draft: NEVER,
  },
  {
    name: 'post of an imageboard',
    may: (outline) => outline.has('resto'),
    draft: NEVER,
  },
];
