/** Reads statuses as Mastodon and compatible software send them. */
import { htmlLinks } from '../shared/html-links.js';
import { htmlToText } from '../shared/html-text.js';
import { instantOf } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import type { Found } from '../source.js';

export function isStatus(value: unknown): boolean {
  const status = objectOf(value);
  return textOf(status?.['uri']) !== null && typeof objectOf(status?.['account'])?.['acct'] === 'string';
}

/** Whether a status has a content member, which may be empty, as for pictures and boosts. */
export function isWhole(value: unknown): boolean {
  return isStatus(value) && hasText(value, 'content');
}

/** Whether a status is public: a search with a token also returns private ones that its owner can see. */
export function isPublic(value: unknown): boolean {
  const visibility = objectOf(value)?.['visibility'];
  return visibility === undefined || visibility === 'public' || visibility === 'unlisted';
}

/**
 * Converts a status. Its id is local to the instance; `uri` is the same everywhere.
 * @param instance host of the instance that returned it; null if unknown, as in an archive
 */
export function fromStatus(value: unknown, instance: string | null): Found | null {
  const status = objectOf(value);
  const account = objectOf(status?.['account']);
  const uri = textOf(status?.['uri']);
  if (status === null || account === null || uri === null) return null;
  const boosted = objectOf(status['reblog']);
  const said = boosted ?? status;
  const html = textOf(said['content']) ?? '';
  const url = webOf(status['url']) ?? webOf(said['url']) ?? webOf(uri);
  const handle = fullHandle(account, instance);
  const home = handle?.split('@')[1] ?? null;
  return {
    id: uri,
    kind: 'post',
    url,
    text: [textOf(said['spoiler_text']), htmlToText(html.replace(QUOTE_FALLBACK, ''))]
      .filter((part) => part !== null && part !== '')
      .join('\n\n'),
    author: {
      // Like the id of the status, the account's id differs between instances.
      id: webOf(account['url']),
      handle,
      name: textOf(account['display_name']),
      url: webOf(account['url']),
      followers: countOf(account['followers_count']),
    },
    publishedAt: instantOf(status['created_at']),
    precision: 'second',
    language: textOf(said['language']),
    tags: distinct(listOf(said['tags']).map((tag) => textOf(objectOf(tag)?.['name']))),
    links: distinct([
      ...htmlLinks(html, (classes) => !/\b(?:mention|hashtag)\b/.test(classes)),
      webOf(objectOf(said['card'])?.['url']),
    ]),
    engagement: {
      likes: countOf(said['favourites_count']),
      reposts: countOf(said['reblogs_count']),
      replies: countOf(said['replies_count']),
      quotes: countOf(said['quotes_count']),
    },
    origin: { name: home, url: home === null ? null : webOf(`https://${home}`) },
    thread: { parent: answeredBy(status, instance) },
    repostOf: textOf(boosted?.['uri']),
    quoteOf: textOf(objectOf(objectOf(said['quote'])?.['quoted_status'])?.['uri']),
    media: distinct(listOf(said['media_attachments']).map((media) => webOf(objectOf(media)?.['url']))),
  };
}

/** `RE:` and a URL, which instances insert into quoting posts for software that does not support quotes. */
const QUOTE_FALLBACK = /<(p|span) class="quote-inline">.{0,3000}?<\/a>\s*<\/\1>/s;

/**
 * The parent is given by its id on the instance, which is meaningless elsewhere, so it is prefixed with the instance's
 * host.
 */
function answeredBy(status: JsonObject, instance: string | null): string | null {
  const number = idOf(status['in_reply_to_id']);
  return number === null || instance === null ? number : `${instance}/${number}`;
}

/** Returns the full handle; accounts of the instance itself are named without its host. */
function fullHandle(account: JsonObject, instance: string | null): string | null {
  const name = textOf(account['acct']);
  if (name === null || name.includes('@')) return name;
  const url = webOf(account['url']);
  const home = instance ?? (url === null ? null : new URL(url).host);
  return home === null ? name : `${name}@${home}`;
}
