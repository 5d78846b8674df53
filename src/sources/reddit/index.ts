/** Searches Reddit: as an approved app through its API, else by one page of its search feed if that is open. */
import { branchesOn, type Network } from '../shared/branches.js';
import { linksIn } from '../shared/links.js';
import { newestFirst } from '../shared/newest-first.js';
import { everSince, withThreads } from '../shared/threads.js';
import { sentAt } from '../shared/wait.js';
import {
  defineSource,
  type Found,
  type NativeRequest,
  type RequestContext,
  type SettingValues,
  type SourceContext,
  SourceError,
  type SourceQuery,
} from '../source.js';
import { answerPages } from './answers.js';
import { appPages } from './pages.js';
import { resetOf } from './problem.js';
import { firstRequest, PAGE, QUERY_AT_MOST, submissionsOf } from './request.js';
import { type App, asApp } from './session.js';
import { settings } from './settings.js';
import { feedPage } from './stranger.js';

type Settings = typeof settings;

const network: Network = { account: /^(?:\/?u\/)?[\w-]{2,30}$/, hosts: ['www.reddit.com'] };

export default defineSource({
  name: 'reddit',
  title: 'Reddit',
  homepage: 'https://www.reddit.com',
  example: 'open source',
  isWorthAKey: true,
  groups: ['social', 'forums'],
  kinds: ['post', 'comment'],
  limits: [
    'searches submissions, not comments, and stops after some 250 to 1,000 of them; for a link, an app also reads the comments on them',
    'without an approved app it asks for one page of the search feed, once per run, and is often refused',
    'its terms forbid commercial use without an agreement, and require you to delete what was deleted there',
    'gives no followers or languages; its points are deliberately inexact',
  ],
  settings,
  capabilities: (values) => ({
    search: 'words',
    operators: ['phrase', 'or', 'not', 'group', 'from', 'link'],
    wordsFindTags: true,
    pageSize: PAGE,
    maxLength: QUERY_AT_MOST,
    ...(appOf(values) === null ? { maxItems: PAGE } : { followsThreads: true }),
  }),
  // As an app, a login precedes these requests if no session is cached.
  requests,
  search,
  rate: { requests: 100, seconds: 60 },
  allowance(response) {
    const remaining = Number.parseFloat(response.headers['x-ratelimit-remaining'] ?? '');
    const resetsAt = resetOf(response, sentAt(response));
    return resetsAt === null || !(remaining >= 0) ? undefined : { remaining: Math.floor(remaining), resetsAt };
  },
});

function appOf({ clientId, clientSecret, userAgent }: SettingValues<Settings>): App | null {
  if (clientId === undefined || clientSecret === undefined) return null;
  return { clientId, clientSecret, headers: userAgent === undefined ? {} : { 'user-agent': userAgent } };
}

function requests(query: SourceQuery, context: RequestContext<Settings>): readonly NativeRequest[] {
  const isApp = appOf(context.settings) !== null;
  const all = branchesOn(network, query).flatMap(
    (branch) => firstRequest(isApp ? 'api' : 'feed', branch, everSince(query, context)) ?? [],
  );
  if (!isApp) return all.slice(0, 1);
  return [...all, ...(all.length > 0 ? submissionsOf(linksIn(query)) : [])];
}

async function* search(query: SourceQuery, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const { clientId, clientSecret, userAgent } = context.settings;
  if ((clientId === undefined) !== (clientSecret === undefined)) {
    const missing = clientId === undefined ? 'clientId' : 'clientSecret';
    throw new SourceError('needs_config', `half of a login is set: reddit.${missing} is missing`, {
      hint: 'a Reddit app has both: set both or neither',
    });
  }
  const app = appOf(context.settings);
  const searches = requests(query, context);
  if (app !== null) {
    const ask = asApp(app, context);
    const posts = newestFirst(searches.map(({ url }) => appPages(url, ask, everSince(query, context))));
    return yield* withThreads(posts, (post) => answerPages(post, ask, context), query, context);
  }
  if (branchesOn(network, query).length > 1) {
    context.truncated('without an app Reddit is asked once a run: the query is longer than that', null);
  }
  for (const { url } of searches) {
    yield* feedPage(url, userAgent, context);
  }
}
