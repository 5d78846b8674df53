/** Full-text search of Mastodon, which requires a token. */
import { accountName } from '../shared/branches.js';
import { type Dialect, quoted, renderQuery } from '../shared/dialect.js';
import { objectOf } from '../shared/json.js';
import { addressOf } from '../shared/links.js';
import { hasTwoMarks } from '../shared/marked-language.js';
import type { Found, NativeRequest, QueryNode, RequestContext } from '../source.js';
import { type LocalIds, noteLocalIds } from './answers.js';
import { isOlder, PAGE, statusesIn } from './hashtags.js';
import { ask, type Context, type Instance } from './instance.js';
import { fromStatus, isPublic } from './wire.js';

const DAY = 86_400_000;

// Unquoted words are stemmed. A query that Mastodon cannot parse returns nothing, without an error.
const dialect: Dialect = {
  word: quoted,
  phrase: quoted,
  tag: quoted,
  // Full-text search covers complete URLs, even though posts display them shortened.
  link: (value) => quoted(addressOf(value)),
  handle: quoted,
  // Without an instance, Mastodon takes a name as local, whereas here it means any instance.
  from: (value) => (accountName(value).includes('@') ? `from:@${accountName(value)}` : null),
  // Posts in Portuguese and Chinese are marked as pt-BR or zh-TW, and searching for pt finds none of them.
  lang: (value) =>
    /^[a-z]{2,3}$/i.test(value) && !/^(?:pt|zh)$/i.test(value) && !hasTwoMarks(value)
      ? `language:${value.toLowerCase()}`
      : null,
};

export function fullTextRequest(
  instance: Instance,
  branch: QueryNode,
  context: Pick<RequestContext, 'since' | 'until' | 'now' | 'limit'>,
): NativeRequest | null {
  const text = renderQuery(branch, dialect);
  if (text === '') return null;
  const query = [text, ...windowOf(context)].join(' ');
  const url = new URL(`${instance.origin}/api/v2/search`);
  url.search = new URLSearchParams({
    q: query,
    type: 'statuses',
    limit: String(Math.min(PAGE, context.limit)),
    resolve: 'false',
  }).toString();
  return { url: url.href, query };
}

/**
 * Mastodon takes whole days in the time zone of the token's owner, which is unknown: two more days on each side cover
 * all zones.
 */
function windowOf(context: Pick<RequestContext, 'since' | 'until' | 'now'>): string[] {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const after = `after:${day(context.since.getTime() - 2 * DAY)}`;
  const isPast = context.until.getTime() < context.now.getTime() - 2 * DAY;
  return isPast ? [after, `before:${day(context.until.getTime() + 2 * DAY)}`] : [after];
}

export async function* fullTextPages(
  instance: Instance,
  first: string,
  context: Context & LocalIds & { readonly since: Date },
  token: string,
): AsyncGenerator<readonly Found[]> {
  const url = new URL(first);
  const perPage = Number(url.searchParams.get('limit'));
  for (let offset = perPage; ; offset += perPage) {
    const { body, response } = await ask(url.href, context, token);
    const statuses = statusesIn(objectOf(body)?.['statuses'], response, context);
    noteLocalIds(statuses, context);
    yield statuses.filter(isPublic).flatMap((status) => fromStatus(status, instance.host) ?? []);
    // A short page need not be the last, as posts that the user has muted are removed.
    if (statuses.length === 0 || isOlder(statuses.at(-1), context.since)) return;
    url.searchParams.set('offset', String(offset));
  }
}
