/** Reads the newest launches on Product Hunt, which has no search, and the comments on launches named by the user. */
import { type JsonObject, objectOf, textOf } from '../shared/json.js';
import { newestFirst } from '../shared/newest-first.js';
import { listFrom, recognised } from '../shared/recognised.js';
import { baseUrlSetting, defineSource, type Found, type SettingSpecs, type SourceContext } from '../source.js';
import { ADDRESS, allowance, ask, COMMENTS, POSTS } from './graph.js';
import { fromComment, fromPost, isComment, isPost } from './wire.js';

const SITE = 'Product Hunt';
/** About two days of launches; each page uses up part of the quota for 15 minutes. */
const PAGES_AT_MOST = 40;
const PAGE = 20;

const settings = {
  ...baseUrlSetting,
  token: {
    description: 'developer token of an app, free for non-commercial use',
    required: true,
    secret: true,
    env: ['PRODUCT_HUNT_TOKEN', 'PRODUCTHUNT_ACCESS_TOKEN', 'PH_ACCESS_TOKEN'],
  },
  posts: {
    description: 'launches whose comments are read, by their slugs, such as acme in producthunt.com/posts/acme',
    list: true,
  },
} as const satisfies SettingSpecs;

type Context = SourceContext<typeof settings>;

export default defineSource({
  name: 'producthunt',
  title: 'Product Hunt',
  homepage: 'https://www.producthunt.com',
  example: 'open source',
  groups: ['dev', 'reviews'],
  kinds: ['post', 'comment'],
  limits: [
    `has no search: the newest ${PAGES_AT_MOST * PAGE} launches of the window are read`,
    'comments are read only on the launches named in producthunt.posts',
    'hides the authors; its terms require permission for commercial use',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [], pageSize: PAGE, maxItems: PAGE * PAGES_AT_MOST }),
  requests: (_, context) =>
    [undefined, ...context.settings.posts].map(() => ({ method: 'POST', url: ADDRESS, query: null })),
  search: (_, context) =>
    newestFirst([launches(context), ...[...new Set(context.settings.posts)].map((slug) => comments(slug, context))]),
  allowance,
});

async function* launches(context: Context): AsyncGenerator<readonly Found[], undefined, undefined> {
  const window = { since: context.since.toISOString(), until: context.until.toISOString() };
  let after: string | null = null;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const posts: Connection = connection(
      (await ask(POSTS, { after, ...window }, context))['posts'],
      'launches',
      isPost,
      context,
    );
    yield posts.nodes.flatMap((node) => fromPost(node) ?? []);
    if (posts.next === null || posts.next === after) return;
    after = posts.next;
  }
  context.truncated(`only the newest ${PAGES_AT_MOST * PAGE} launches of Product Hunt are read`);
}

/** The order of comments cannot be chosen, so all are read and then sorted newest first. */
async function* comments(slug: string, context: Context): AsyncGenerator<readonly Found[], undefined, undefined> {
  const found: Found[] = [];
  let after: string | null = null;
  for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
    const post: JsonObject | null = objectOf((await ask(COMMENTS, { slug, after }, context))['post']);
    const launch = post === null ? null : fromPost(recognised([post], 'launches', SITE, isPost, context)[0]);
    if (post === null || launch === null) {
      context.warn('post_not_found', `Product Hunt knows no launch ${JSON.stringify(slug)}: see producthunt.posts`);
      return;
    }
    const { nodes, next } = connection(post['comments'], 'comments', isComment, context);
    found.push(...nodes.flatMap((node) => fromComment(node, launch) ?? []));
    if (next === null || next === after) break;
    after = next;
    if (page === PAGES_AT_MOST) context.truncated(`not all comments on ${slug} are read`);
  }
  yield found.sort((a, b) => timeOf(b) - timeOf(a));
}

interface Connection {
  readonly nodes: readonly unknown[];
  /** Null on the last page. */
  readonly next: string | null;
}

function connection(value: unknown, things: string, isOne: (node: unknown) => boolean, context: Context): Connection {
  const given = objectOf(value);
  const nodes = listFrom(given?.['nodes'], things, SITE, isOne, context);
  const page = objectOf(given?.['pageInfo']);
  return { nodes, next: page?.['hasNextPage'] === true ? textOf(page['endCursor']) : null };
}

function timeOf({ publishedAt }: Found): number {
  return Date.parse(publishedAt ?? '1970-01-01');
}
