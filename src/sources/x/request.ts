/** Builds search requests for X's API v2. */
import { leastOf } from '../shared/at-least.js';
import { type Dialect, isPlain, plainOrQuoted, quoted, renderQuery } from '../shared/dialect.js';
import { addressOf } from '../shared/links.js';
import type { QueryNode, RequestContext } from '../source.js';

export const PAGE = { least: 10, most: 100 } as const;
const DAY = 86_400_000;
// The window is checked when the request arrives, and the last half minute is not indexed yet.
const MARGIN = 30_000;

/** X says that retweets are no longer searched; any that are returned would have to be paid for. */
const NO_REPOSTS = '-is:retweet';
/** The limit is 512; the rest is reserved for what is added to the query, and for languages. */
export const QUERY_AT_MOST = 470;

// Any other language code causes an error rather than an empty result.
const LANGUAGES = new Set(
  (
    'am ar bg bn bo bs ca ckb cs cy da de dv el en es et eu fa fi fr gu hi hr ht hu hy is it ja ka km kn ko lo lt lv ' +
    'ml mr my ne nl no or pa pl ps pt ro ru sd si sk sl sr sv ta te th tl tr ug uk ur vi'
  ).split(' '),
);
const OTHER_LANGUAGES = new Map([
  ['he', 'lang:iw'],
  ['id', 'lang:in'],
  ['zh', '(lang:zh-CN OR lang:zh-TW)'],
]);

const dialect: Dialect = {
  word: plainOrQuoted,
  phrase: quoted,
  tag: (text) => (isPlain(text) ? `#${text}` : quoted(text)),
  handle: (text) => (isAccount(text) ? `@${text}` : quoted(text)),
  ticker: (text) => (/^[a-z]{1,6}(?:[._][a-z]{1,2})?$/i.test(text) ? `$${text}` : quoted(text)),
  from: (value) => `from:${value}`,
  link: (value) => `url:${quoted(addressOf(value))}`,
  lang: (value) => OTHER_LANGUAGES.get(value) ?? (LANGUAGES.has(value) ? `lang:${value}` : null),
  likes: atLeast('min_likes'),
  replies: atLeast('min_replies'),
  reposts: atLeast('min_reposts'),
  or: 'OR',
  // A group cannot be excluded.
  not: (said) => (said.startsWith('(') ? null : `-${said}`),
};

function atLeast(operator: string): (value: string) => string | null {
  return (value) => {
    const least = leastOf(value);
    return least === null ? null : `${operator}:${least}`;
  };
}

export const ACCOUNT = /^\w{1,15}$/;

function isAccount(text: string): boolean {
  return ACCOUNT.test(text);
}

export function queryText(branch: QueryNode): string {
  // As an operand of a conjunction, alternatives are put in parentheses.
  const text = renderQuery({ type: 'and', nodes: [branch] }, dialect);
  return text === '' ? '' : `${text} ${NO_REPOSTS}`;
}

/** X returns at least ten posts per page. */
export function sizeOf(wanted: number): number {
  return Math.min(PAGE.most, Math.max(PAGE.least, wanted));
}

export interface SearchWindow {
  readonly start: Date;
  readonly end: Date;
  /** Whether it reaches further back than X does. */
  readonly isCut: boolean;
}

/** Returns null if X has nothing in the window. */
export function windowOf({ since, until, now }: Pick<RequestContext, 'since' | 'until' | 'now'>): SearchWindow | null {
  const earliest = now.getTime() - 7 * DAY;
  const start = Math.max(since.getTime(), earliest + MARGIN);
  // Times are sent in whole seconds, so round up; posts after the end are filtered here.
  const end = Math.min(Math.ceil(until.getTime() / 1000) * 1000, now.getTime() - MARGIN);
  if (end <= start) return null;
  return { start: new Date(start), end: new Date(end), isCut: since.getTime() < earliest };
}

/** Names of the fields: tweet or, since 2026, post. Which one X accepts is found by trying. */
export type Names = 'tweet' | 'post';

const FIELDS: Readonly<Record<Names, readonly string[]>> = {
  // Referenced posts are not expanded, as they would have to be paid for too.
  tweet: [
    'author_id',
    'conversation_id',
    'created_at',
    'entities',
    'lang',
    'note_tweet',
    'public_metrics',
    'referenced_tweets',
  ],
  post: ['conversation_id', 'created_at', 'entities', 'lang', 'note_post', 'public_metrics'],
};

export interface Page {
  readonly text: string;
  readonly window: SearchWindow;
  /** From 10 to 100. */
  readonly size: number;
  /** Null for the first page. */
  readonly token: string | null;
  readonly names: Names;
}

export function pageUrl({ text, window, size, token, names }: Page): string {
  const url = new URL('https://api.x.com/2/tweets/search/recent');
  url.search = new URLSearchParams({
    query: text,
    max_results: String(size),
    start_time: wholeSecond(window.start),
    end_time: wholeSecond(window.end),
    sort_order: 'recency',
    [`${names}.fields`]: FIELDS[names].join(','),
    expansions: 'author_id',
    'user.fields': 'name,public_metrics,username',
    ...(token === null ? {} : { next_token: token }),
  }).toString();
  return url.href;
}

function wholeSecond(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}
