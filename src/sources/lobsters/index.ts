/** Reads the newest stories of Lobsters. Its robots.txt turns away all programs it does not name: only on request. */
import { listOf, objectOf, textOf } from '../shared/json.js';
import { withThreads } from '../shared/threads.js';
import { baseUrlSetting, defineSource, type Found, type SourceContext, SourceError } from '../source.js';
import { fromComment, fromStory } from './wire.js';

const ADDRESS = 'https://lobste.rs/newest';
const PAGE = 25;
/** Some ten days of stories: who is not wanted does not stay for long. */
const PAGES_AT_MOST = 12;

export default defineSource({
  name: 'lobsters',
  title: 'Lobsters',
  homepage: 'https://lobste.rs',
  example: 'open source',
  groups: ['forums', 'dev'],
  kinds: ['post', 'comment'],
  limits: [
    'its robots.txt turns away programs that it does not name: asked only when you name it, a page a second',
    'its search is closed to programs: the newest 300 stories are read, and the comments only on those that lead to a link that is asked for',
  ],
  settings: baseUrlSetting,
  capabilities: () => ({
    search: 'whole',
    operators: [],
    followsThreads: true,
    pageSize: PAGE,
    maxItems: PAGE * PAGES_AT_MOST,
  }),
  requests: () => [{ url: addressOf(1), query: null }],
  search: (query, context) => withThreads(pages(context), (story) => answers(story, context), query, context),
  // The slower of its robots.txt (one a second) and its own throttle (30 a minute).
  rate: { requests: 30, seconds: 60 },
  isOptIn: true,
});

function addressOf(page: number): string {
  return page === 1 ? `${ADDRESS}.json` : `${ADDRESS}/page/${page}.json`;
}

async function* pages(context: SourceContext): AsyncGenerator<readonly Found[]> {
  const seen = new Set<string>();
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const stories = await ask(addressOf(page), context);
    // What was written meanwhile pushes the last ones of a page onto the next.
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
  yield listOf(objectOf(story)?.['comments']).flatMap((comment) => fromComment(comment) ?? []);
}

async function ask(url: string, context: SourceContext): Promise<readonly unknown[]> {
  const stories = (await context.http.request({ url })).json();
  if (!Array.isArray(stories)) throw new SourceError('bad_response', 'lobste.rs did not answer with a list of stories');
  return stories;
}
