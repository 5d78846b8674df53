/** Lists articles of dev.to by tag, the only way to search it. */
import { newestFirst } from '../shared/newest-first.js';
import { listFrom } from '../shared/recognised.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type NativeRequest,
  type QueryNode,
  type RequestContext,
  type SourceContext,
} from '../source.js';
import { fromArticle, isArticle } from './wire.js';

const DAY = 86_400_000;
/** Largest page. It holds a week of articles for all but the largest tags. */
const ARTICLES_AT_MOST = 1000;

export default defineSource({
  name: 'devto',
  title: 'DEV',
  homepage: 'https://dev.to',
  example: '#opensource',
  groups: ['dev', 'blogs'],
  kinds: ['article'],
  limits: [
    'lists by tag only: a brand is found if its name is a tag',
    'gives titles and first lines of articles, not their full texts, and no comments',
  ],
  settings: baseUrlSetting,
  capabilities: () => ({ search: 'tags', operators: ['tag'], pageSize: ARTICLES_AT_MOST, maxItems: ARTICLES_AT_MOST }),
  requests: (query, context) => query.branches.flatMap((branch) => requestFor(branch, context) ?? []),
  search: (query, context) =>
    newestFirst(
      query.branches.flatMap((branch) => {
        const request = requestFor(branch, context);
        return request === null ? [] : pages(request, context);
      }),
    ),
});

function requestFor(branch: QueryNode, { since, now }: RequestContext): NativeRequest | null {
  const tag = branch.type === 'tag' ? tagName(branch.text) : '';
  if (tag === '') return null;
  const url = new URL('https://dev.to/api/articles');
  // Without `top`, the API returns the hottest articles of any age. With it, it returns all of that many days, but best
  // liked first, so the newest are only known once all have been read.
  url.search = new URLSearchParams({
    tag,
    top: String(Math.max(1, Math.ceil((now.getTime() - since.getTime()) / DAY))),
    per_page: String(ARTICLES_AT_MOST),
  }).toString();
  return { url: url.href, query: null };
}

/** Converts to the form of tags on dev.to: letters and digits in lower case. */
function tagName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

async function* pages({ url }: NativeRequest, context: SourceContext): AsyncGenerator<readonly Found[]> {
  // Without a version, the API uses a deprecated one and warns about it.
  const response = await context.http.request({ url, headers: { accept: 'application/vnd.forem.api-v1+json' } });
  const articles = listFrom(response.json(), 'articles', 'dev.to', isArticle, context);
  if (articles.length >= ARTICLES_AT_MOST) {
    context.truncated(`dev.to returns at most the ${ARTICLES_AT_MOST} best liked articles of a tag at once`, null);
  }
  yield articles.flatMap((article) => fromArticle(article) ?? []).sort((a, b) => timeOf(b) - timeOf(a));
}

function timeOf({ publishedAt }: Found): number {
  return Date.parse(publishedAt ?? '1970-01-01');
}
