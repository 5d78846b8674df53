/**
 * What may be passed over of exports that are known by their shape, and where their times stand. Each is held to what its
 * mapper reads: `may` says no only where the shape's own test cannot say yes, and a draft is made only where the mapper
 * makes one thing of any line that is made alike, or nothing.
 */

import { KINDS } from '../../kinds.js';
import { SIGNS_OF_A_POST } from '../../sources/x/wire.js';
import type { FormName } from './forms.js';
import { EMPTY, FALSE, INTEGER, MEMBERS, NULL, NUMBER, ODD, WORDS } from './json-bytes.js';
import type { Clock } from './moment.js';
import type { Outline } from './outline.js';
import { ANYTHING } from './roles.js';
import { POSTS_OF_BLUESKY, PUBLIC_ALONE } from './telling.js';

export interface Draft {
  /** The earliest of them is the thing's. */
  readonly times: readonly string[];
  /** In which it may be written, the likelier first. */
  readonly clocks: readonly Clock[];
  readonly forms: readonly FormAt[];
}

/** @param other what it is held against */
export type FormAt = readonly [path: string, form: FormName, other?: string];

export interface KnownShape {
  /** As `SHAPES` has it. */
  readonly name: string;
  /** It may be this. */
  readonly may: (outline: Outline) => boolean;
  /** Written so, it cannot be. */
  readonly unless?: FormAt;
  /** What is read of each line; `nothing`: of none there is anything. Null: they differ, as far as can be told. */
  readonly draft: (outline: Outline) => Draft | 'nothing' | null;
}

const ISO = ['T'] as const;
const OF_TWEETS = ['weekday', 'T'] as const;

/** In the order of `SHAPES`; the places of those of which nothing is passed over are held by their tests. */
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
  {
    name: 'reddit',
    may: (outline) =>
      WRAPPED.has(outline.told('kind')) && outline.kind('data') === MEMBERS
        ? mayBeThing(outline, 'data.')
        : mayBeThing(outline, ''),
    draft: (outline) =>
      draftOfThing(outline, WRAPPED.has(outline.told('kind')) && outline.kind('data') === MEMBERS ? 'data.' : ''),
  },
  {
    name: 'hit of Hacker News',
    may: (outline) => outline.has('objectID') && (outline.has('created_at_i') || outline.has('_tags')),
    draft: () => null,
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
    draft: () => null,
  },
  {
    name: 'message of Discord',
    may: (outline) => outline.has('timestampEdited'),
    draft: () => null,
  },
  {
    name: 'message of Slack',
    may: (outline) => outline.has('ts'),
    draft: () => null,
  },
  {
    name: 'resource of YouTube',
    may: (outline) => outline.kind('snippet') === MEMBERS,
    draft: () => null,
  },
  {
    name: 'post of VK',
    may: (outline) => outline.has('owner_id') && outline.has('from_id'),
    draft: () => null,
  },
  {
    name: 'archive of Meta',
    may: (outline) =>
      !outline.has('id') && ['data', 'attachments', 'media', 'string_map_data'].some((name) => outline.has(name)),
    draft: () => null,
  },
  {
    name: 'post of an imageboard',
    may: (outline) => outline.has('resto'),
    draft: () => null,
  },
];

const drafted = (time: string, clocks: readonly Clock[], ...forms: readonly FormAt[]): Draft => ({
  times: [time],
  clocks,
  forms,
});

/** Integers that a number cannot hold are texts. */
const mayBeText = (outline: Outline, path: string): boolean => outline.isText(path) || outline.kind(path) === INTEGER;

const isNumber = (kind: number): boolean => kind === INTEGER || kind === NUMBER;

/** The kind of the first text that is not empty; ANYTHING: there is none. */
function firstText(outline: Outline, paths: readonly string[]): number {
  const path = paths.find((one) => outline.isText(one) && outline.kind(one) !== EMPTY);
  return path === undefined ? ANYTHING : outline.kind(path);
}

/** What must be asked of a text with markup, in which something must be said; null: nothing is. */
function markup(outline: Outline, path: string): readonly FormAt[] | null {
  if (outline.kind(path) === WORDS) return [];
  return outline.kind(path) === ODD ? [[path, 'said']] : null;
}

/** One that repeats another has that one's text, or its own where that has none. */
function draftOfTweet(outline: Outline, within: string): Draft | null {
  const texts = (of: string) => ['extended_tweet.full_text', 'full_text', 'text'].map((name) => `${of}${name}`);
  const own = texts(within);
  const repeated = `${within}retweeted_status`;
  const full = outline.kind(repeated) === MEMBERS ? [...texts(`${repeated}.`), ...own] : own;
  const user = `${within}user`;
  // The archive of a member leaves it out.
  const hasUser = outline.kind(user) === MEMBERS || (within !== '' && !outline.has(user));
  const isTweet = hasUser && outline.kind(`${within}id_str`) === WORDS && firstText(outline, own) !== ANYTHING;
  if (!isTweet || firstText(outline, full) !== WORDS) return null;
  return drafted(`${within}created_at`, OF_TWEETS, [`${within}id_str`, 'digits']);
}

const WRAPPED = new Set<unknown>(['t1', 't3']);
const STORIES = new Set<unknown>(['story', 'comment', 'job', 'poll']);

const isComment = (outline: Outline, within: string): boolean =>
  mayBeText(outline, `${within}body`) && outline.has(`${within}link_id`);

const isSubmission = (outline: Outline, within: string): boolean =>
  mayBeText(outline, `${within}title`) && outline.has(`${within}subreddit`);

const mayBeThing = (outline: Outline, within: string): boolean =>
  outline.has(`${within}created_utc`) && (isComment(outline, within) || isSubmission(outline, within));

function draftOfThing(outline: Outline, within: string): Draft | null {
  const kind = (name: string) => outline.kind(`${within}${name}`);
  const isGiven = outline.has(`${within}name`) && kind('name') !== NULL;
  const name = isGiven ? 'name' : 'id';
  const isSaid = isComment(outline, within)
    ? kind('body') === WORDS
    : outline.isText(`${within}title`) &&
      outline.has(`${within}subreddit`) &&
      (kind('title') === WORDS || kind('selftext') === WORDS);
  if (!isSaid || kind(name) !== WORDS) return null;
  return drafted(`${within}created_utc`, ['seconds'], [`${within}${name}`, 'thing id']);
}

const mayBeView = (outline: Outline, within: string): boolean =>
  mayBeText(outline, `${within}uri`) &&
  outline.kind(`${within}record`) === MEMBERS &&
  outline.kind(`${within}author`) === MEMBERS;

function draftOfView(outline: Outline, within: string): Draft | null {
  if (!mayBeView(outline, within) || outline.kind(`${within}record.text`) !== WORDS) return null;
  return {
    times: [`${within}record.createdAt`, ...(outline.isText(`${within}indexedAt`) ? [`${within}indexedAt`] : [])],
    clocks: ISO,
    forms: [[`${within}uri`, 'post of Bluesky']],
  };
}

const mayBeEvent = (outline: Outline): boolean =>
  mayBeText(outline, 'did') && outline.has('time_us') && (outline.kind('commit') === MEMBERS || outline.has('kind'));

function draftOfEvent(outline: Outline): Draft | 'nothing' | null {
  if (outline.kind('did') !== WORDS) return null;
  if (!outline.has('commit')) return outline.has('uri') ? null : 'nothing';
  if (outline.kind('commit') !== MEMBERS) return null;
  // Of another value than those that are known it is told that it is none of them.
  const isOther = outline.told('commit.collection') !== POSTS_OF_BLUESKY && outline.kind('commit.collection') === WORDS;
  if (isOther || outline.told('commit.operation') === 'delete') return 'nothing';
  if (outline.told('commit.collection') !== POSTS_OF_BLUESKY || outline.kind('commit.record.text') !== WORDS)
    return null;
  if (outline.told('commit.operation') !== 'create' && outline.told('commit.operation') !== 'update') return null;
  return {
    times: ['commit.record.createdAt', 'time_us'],
    clocks: ['T', 'microseconds'],
    forms: [
      ['did', 'did'],
      ['commit.rkey', 'key of Bluesky'],
    ],
  };
}

/** As repositories list them, or with the parts of their address. */
function draftOfRecord(outline: Outline): Draft | null {
  const within = ['value', 'record'].find((name) => outline.kind(name) === MEMBERS);
  const record = within === undefined ? '' : `${within}.`;
  if (outline.kind(`${record}text`) !== WORDS || outline.has('commit')) return null;
  const address: readonly FormAt[] = outline.has('uri')
    ? [['uri', 'post of Bluesky']]
    : [
        ['did', 'did'],
        ['rkey', 'key of Bluesky'],
      ];
  return drafted(`${record}createdAt`, ISO, ...address);
}

const FOR_EVERYBODY = new Set<unknown>(['public', 'unlisted']);
const FOR_SOME = new Set<unknown>(['private', 'direct']);

/** One that repeats another has that one's text. */
function draftOfStatus(outline: Outline): Draft | 'nothing' | null {
  if (outline.kind('uri') !== WORDS || !outline.isText('account.acct')) return null;
  if (FOR_SOME.has(outline.told('visibility'))) return 'nothing';
  if (outline.has('visibility') && !FOR_EVERYBODY.has(outline.told('visibility'))) return null;
  const said = outline.kind('reblog') === MEMBERS ? 'reblog.' : '';
  const forms = outline.kind(`${said}spoiler_text`) === WORDS ? [] : markup(outline, `${said}content`);
  return forms === null ? null : drafted('created_at', ISO, ...forms);
}

function draftOfActivity(outline: Outline): Draft | 'nothing' | null {
  const type = outline.told('type');
  if (type === 'Announce') return outline.kind('actor') === WORDS && outline.has('object') ? 'nothing' : null;
  const note = type === 'Create' ? 'object.' : '';
  const isNote = outline.told(`${note}type`) === 'Note' && outline.kind(`${note}id`) === WORDS;
  const isPublic = outline.told(`${note}to`) === PUBLIC_ALONE;
  const forms = outline.kind(`${note}summary`) === WORDS ? [] : markup(outline, `${note}content`);
  return isNote && isPublic && forms !== null ? drafted(`${note}published`, ISO, ...forms) : null;
}
