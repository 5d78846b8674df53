/** Reads Reddit's search feed: submissions, without their scores. */
import { type FeedItem, parseFeed } from '../shared/feed/parse.js';
import { type FeedTold, tellCuts } from '../shared/feed/recognised-feed.js';
import { distinct } from '../shared/json.js';
import { recognised } from '../shared/recognised.js';
import { type Found, type HttpResponse, SourceError } from '../source.js';
import { closedToStrangers } from './problem.js';
import { SITE } from './request.js';

/** @throws SourceError `blocked` if a web page is sent instead */
export function fromFeed(response: HttpResponse, told: FeedTold): Found[] {
  const contentType = response.headers['content-type'] ?? '';
  const feed = parseFeed(response.bytes, { contentType, url: `${SITE}/search.rss` });
  if (feed !== null) {
    tellCuts(feed, 'the feed of Reddit', told);
    return recognised(feed.items, 'entries', 'www.reddit.com', isEntry, told).flatMap(
      (entry) => fromEntry(entry) ?? [],
    );
  }
  // Reddit also sends a page with status 200 when it means 429.
  if (/\bhtml\b/i.test(contentType)) throw closedToStrangers(null);
  throw new SourceError('bad_response', 'www.reddit.com did not return a feed');
}

// The line that the feed adds below every text.
const SIGNATURE = /\s*submitted by\s+\/u\/\S+(?:\s+to\s+r\/\S+)?\s+\[link\]\s+\[comments\]\s*$/;

/** Whether an entry has the id of a Reddit thing of any kind. */
const isEntry = ({ id, url }: FeedItem): boolean => id !== null && /^t\d_[a-z\d]{1,13}$/i.test(id) && url !== null;

/** Returns null for subreddits and users, which a search also finds. */
function fromEntry(entry: FeedItem): Found | null {
  if (entry.id === null || !/^t3_[a-z\d]{1,13}$/i.test(entry.id) || entry.url === null) return null;
  // Deleted users appear as [deleted], with a dead link.
  const signed = /^\/?u\/(\S{1,30})$/.exec(entry.author?.name ?? '')?.[1] ?? '';
  const handle = /^[\w-]+$/.test(signed) ? signed : null;
  const subreddit = /^[\w:]{1,60}$/.exec(entry.tags[0] ?? '')?.[0] ?? null;
  const signature = `${SITE}/user/${signed}`;
  const home = subreddit === null ? null : `${SITE}/r/${subreddit}/`;
  const url = entry.url.replace(/[?#].*$/s, '');
  return {
    id: entry.id,
    kind: 'post',
    url,
    title: entry.title,
    text: entry.text.replace(SIGNATURE, ''),
    author: { id: null, handle, url: handle === null ? null : signature },
    publishedAt: entry.publishedAt,
    precision: entry.precision,
    links: distinct(entry.links.filter((link) => link !== signature && link !== home && !link.startsWith(url))),
    origin: { name: subreddit === null ? null : `r/${subreddit}`, url: home },
  };
}
