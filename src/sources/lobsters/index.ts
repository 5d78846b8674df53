/** Reads the newest stories of Lobsters. Opt-in, as its robots.txt turns away all programs that it does not name. */
import { objectOf, textOf } from '../shared/json.js';
import { linksIn } from '../shared/links.js';
import { newestFirst } from '../shared/newest-first.js';
import { listFrom } from '../shared/recognised.js';
import { withThreads } from '../shared/threads.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type SourceContext,
  SourceError,
  type SourceQuery,
} from '../source.js';
import { fromComment, fromStory, isComment, isStory } from './wire.js';

const HOST = 'lobste.rs';
const ADDRESS = `https://${HOST}/newest`;
const PAGE = 25;
/** About ten days of stories. No more is read, as Lobsters does not welcome programs. */
const PAGES_AT_MOST = 12;

export default defineSource({
  name: 'lobsters',
  title: 'Lobsters',
  homepage: 'https://lobste.rs',
  example: 'open source',
  groups: ['forums', 'dev'],
  kinds: ['post', 'comment'],
  limits: [
    'its robots.txt turns away programs that it does not name, so it is asked only if you name it, for 30 pages a minute at most',
    'its search is closed to programs: the newest 300 stories are read; for a link, also the newest stories that lead to its site, and the comments on those that lead to the link',
  ],
  settings: baseUrlSetting,
  capabilities: () => ({
    search: 'whole',
    operators: [],
    followsThreads: true,
    pageSize: PAGE,
    maxItems: PAGE * PAGES_AT_MOST,
  }),
  requests: (query) => [addressOf(1), ...sitesIn(query).map(siteAddress)].map((url) => ({ url, query: null })),
  search: (query, context) =>
    withThreads(
      newestFirst([pages(context), ...sitesIn(query).map((site) => storiesOf(site, context))]),
      (story) => answers(story, context),
      query,
      context,
    ),
  // The slower of its robots.txt (one a second) and its own throttle (30 a minute).
  rate: { requests: 30, seconds: 60 },
  isOptIn: true,
});

function addressOf(page: number): string {
  return page === 1 ? `${ADDRESS}.json` : `${ADDRESS}/page/${page}.json`;
}

/** Address of the list of stories that link to a site. */
function siteAddress(site: string): string {
  return `https://lobste.rs/domains/${encodeURIComponent(site)}.json`;
}

function sitesIn(query: SourceQuery): readonly string[] {
  return [...new Set(linksIn(query).flatMap((link) => /^[\w.-]+/.exec(link)?.[0] ?? []))];
}

/**
 * Yields the newest stories that link to a site, whatever their age, as comments on them may be in the window; none if
 * there never was one.
 */
async function* storiesOf(site: string, context: SourceContext): AsyncGenerator<readonly Found[]> {
  const stories = await ask(siteAddress(site), context).catch((error: unknown) => {
    if (error instanceof SourceError && error.code === 'not_found') return [];
    throw error;
  });
  const found = stories.flatMap((story) => fromStory(story) ?? []);
  const oldest = Date.parse(found.at(-1)?.publishedAt ?? '');
  if (found.length >= PAGE && oldest >= context.since.getTime()) {
    context.truncated(`only the newest ${PAGE} stories that lead to ${site} are read`);
  }
  yield found;
}

async function* pages(context: SourceContext): AsyncGenerator<readonly Found[]> {
  const seen = new Set<string>();
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const stories = await ask(addressOf(page), context);
    // Stories submitted meanwhile push the last ones of a page onto the next.
    const found = stories.flatMap((story) => fromStory(story) ?? []).filter(({ id }) => !seen.has(id!));
    for (const { id } of found) seen.add(id!);
    yield found;
    const oldest = Date.parse(textOf(objectOf(stories.at(-1))?.['created_at']) ?? '');
    if (found.length === 0 || oldest < context.since.getTime()) return;
  }
  context.truncated(`only the newest ${PAGE * PAGES_AT_MOST} stories of Lobsters are read`);
}

async function* answers({ id }: Found, context: SourceContext): AsyncGenerator<readonly Found[]> {
  const story = (
    await context.http.request({ url: `https://lobste.rs/s/${encodeURIComponent(id ?? '')}.json` })
  ).json();
  yield listFrom(objectOf(story)?.['comments'], 'comments', HOST, isComment, context).flatMap(
    (comment) => fromComment(comment) ?? [],
  );
}

async function ask(url: string, context: SourceContext): Promise<readonly unknown[]> {
  return listFrom((await context.http.request({ url })).json(), 'stories', HOST, isStory, context);
}
