/** Searches Bluesky. A free app password opens all of its results; without one there is only a first page, if any. */
import { accountName, branchesOn, type Network } from '../shared/branches.js';
import { objectOf, textOf } from '../shared/json.js';
import { newestFirst } from '../shared/newest-first.js';
import { listFrom, type Told } from '../shared/recognised.js';
import { everSince, withThreads } from '../shared/threads.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type HttpResponse,
  type NativeRequest,
  type Refusal,
  type RequestContext,
  type SettingSpecs,
  type SettingValues,
  type SourceContext,
  SourceError,
  type SourceQuery,
} from '../source.js';
import { answerPages } from './answers.js';
import { firstRequest, PAGE, wwwTwin } from './request.js';
import { type AskAsUser, asUser, ENTRY, type Login, limited } from './session.js';
import { fromPostView, isHiddenFromStrangers, isWhole } from './wire.js';

const OPEN = 'https://api.bsky.app';
const HINT = 'set bluesky.handle and bluesky.appPassword: a free app password of any account opens the search';

const settings = {
  ...baseUrlSetting,
  handle: { description: 'handle of an account, such as ann.bsky.social', env: ['BSKY_HANDLE', 'BLUESKY_HANDLE'] },
  appPassword: {
    description: 'an app password of that account (free; not its own password)',
    secret: true,
    env: ['BSKY_APP_PASSWORD', 'BLUESKY_APP_PASSWORD'],
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const network: Network = {
  account: /^(?:did:(?:plc|web):[\w.:%-]{1,200}|[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,8})$/i,
  hosts: ['bsky.app'],
};

export default defineSource({
  name: 'bluesky',
  title: 'Bluesky',
  homepage: 'https://bsky.app',
  example: 'open source',
  groups: ['social'],
  kinds: ['post'],
  limits: [
    'without an app password it gives one page at most, and often nothing',
    'gives no follower counts: they would take one more request for every 25 authors',
    'without an app password, authors who hide from logged-out visitors are left out',
  ],
  settings,
  capabilities: (values) => ({
    search: 'words',
    operators: ['phrase', 'tag', 'handle', 'from', 'lang', 'link'],
    // `acme` does not find @acme.bsky.social, which is one word, so handles and tags get searches of their own. Without
    // a login these are left out, to send as few requests as possible.
    wordsFindTags: loginOf(values) === null,
    pageSize: PAGE,
    followsThreads: true,
    ...(loginOf(values) === null ? { maxItems: PAGE } : {}),
  }),
  // With a login, the same requests go to the account's own server, whose address is only known after the login.
  requests: (query, context) => firstRequests(query, context).filter((request) => request !== null),
  search,
});

function loginOf({ handle, appPassword }: SettingValues<Settings>): Login | null {
  return handle === undefined || appPassword === undefined ? null : { handle: accountName(handle.trim()), appPassword };
}

/** The first requests of each branch; null for a branch with nothing that can be searched for. */
function firstRequests(query: SourceQuery, context: RequestContext<Settings>): readonly (NativeRequest | null)[] {
  const isStranger = loginOf(context.settings) === null;
  return branchesOn(network, query).flatMap((branch) => {
    const request = firstRequest(isStranger ? OPEN : ENTRY, branch, everSince(query, context));
    // Without a login, only one request per branch is sent.
    return isStranger || request === null ? request : [request, ...wwwTwin(request)];
  });
}

async function* search(query: SourceQuery, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const { handle, appPassword } = context.settings;
  if ((handle === undefined) !== (appPassword === undefined)) {
    const missing = handle === undefined ? 'handle' : 'appPassword';
    throw new SourceError('needs_config', `half of a login is set: bluesky.${missing} is missing`, { hint: HINT });
  }
  const requests = firstRequests(query, context);
  if (requests.includes(null)) context.truncated('Bluesky cannot search by language alone', null);
  const login = loginOf(context.settings);
  const ask = login === null ? null : asUser(login, context);
  const posts = newestFirst(
    requests.filter((request) => request !== null).map(({ url }) => pages(new URL(url), context, ask)),
  );
  yield* withThreads(posts, (post) => answerPages(post, context, ask), query, context);
}

/** @param ask sends a request as the user; null without a login */
async function* pages(
  url: URL,
  context: SourceContext<Settings>,
  ask: AskAsUser | null,
): AsyncGenerator<readonly Found[]> {
  for (let last: string | null = null; ; ) {
    const response = await (ask === null
      ? context.http.request({ url: url.href, explain: strangersOut })
      : ask(`${url.pathname}${url.search}`));
    const { posts, cursor } = readPage(response, context);
    const shown = ask === null ? posts.filter((post) => !isHiddenFromStrangers(post)) : posts;
    const found = shown.flatMap((post) => fromPostView(post) ?? []);
    yield found;
    if (cursor === null || cursor === last) return;
    if (ask === null) {
      const oldest = new Date(found.at(-1)?.publishedAt ?? Number.NaN);
      return context.truncated('without an app password Bluesky gives its first page only', oldest);
    }
    url.searchParams.set('cursor', cursor);
    last = cursor;
  }
}

function readPage(
  response: HttpResponse,
  context: Told,
): { readonly posts: readonly unknown[]; readonly cursor: string | null } {
  const body = objectOf(response.json());
  return { posts: listFrom(body?.['posts'], 'posts', 'Bluesky', isWhole, context), cursor: textOf(body?.['cursor']) };
}

/** Explains 401 and 403 without a login: the edge sends an HTML page, the service an error name; both mean the same. */
function strangersOut(response: HttpResponse): Refusal | undefined {
  if (response.status !== 401 && response.status !== 403) return limited(response);
  const error = new SourceError('blocked', 'Bluesky does not allow searches without a login at the moment', {
    hint: HINT,
    status: response.status,
  });
  return { error, retry: false };
}
