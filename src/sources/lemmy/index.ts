/** Searches posts and comments of Lemmy through some of its instances, each of which has copies from many others. */
import { branchesOn, type Network } from '../shared/branches.js';
import { searchEndpoints } from '../shared/endpoints.js';
import { linksIn } from '../shared/links.js';
import { newestFirst } from '../shared/newest-first.js';
import { samePage } from '../shared/same-page.js';
import { afterSeconds, sentAt } from '../shared/wait.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type SettingSpecs,
  type SettingValues,
  type SourceContext,
  type SourceQuery,
} from '../source.js';
import { readInstance } from './instance.js';
import { type Door, pagesOf } from './pages.js';
import { PAGE, pageSearchesOf, type Search, searchesOf, searchUrl } from './request.js';

const settings = {
  ...baseUrlSetting,
  instances: {
    description: 'hosts of the instances to ask; one large instance is usually enough',
    list: true,
    default: 'lemmy.world',
    check: readInstance,
    env: ['LEMMY_INSTANCE'],
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const network: Network = { account: /^[\w.-]{1,64}(?:@[\w.-]{1,255})?$/, hosts: null };

export default defineSource({
  name: 'lemmy',
  title: 'Lemmy',
  homepage: 'https://join-lemmy.org',
  example: 'open source',
  groups: ['social', 'forums'],
  kinds: ['post', 'comment'],
  limits: [
    'finds only what the asked instance holds: communities that someone there follows',
    'matches letters, not words, so it returns more than was asked for; the rest is filtered out here',
    'of several words only the longest is searched for; gives no followers or languages',
  ],
  settings,
  capabilities: () => ({ search: 'words', operators: ['phrase'], wordsFindTags: true, pageSize: PAGE }),
  requests: (query, context) =>
    instancesOf(context.settings)
      .map(readInstance)
      .flatMap((instance) =>
        searchesFor(query).map((search) => ({
          url: searchUrl(instance, 'v3', search, context),
          query: search.words,
        })),
      ),
  search: (query, context) =>
    searchEndpoints(instancesOf(context.settings), context, (given) => searchInstance(given, query, context)),
  // Lemmy's default, which the administrators of an instance can change.
  rate: { requests: 60, seconds: 600 },
  allowance(response) {
    const remaining = Number(response.headers['x-ratelimit-remaining'] ?? Number.NaN);
    const resetsAt = afterSeconds(response.headers['x-ratelimit-reset'], sentAt(response));
    return resetsAt === null || !(remaining >= 0) ? undefined : { remaining, resetsAt };
  },
});

function instancesOf({ instances }: SettingValues<Settings>): readonly string[] {
  return instances.length > 0 ? instances : [settings.instances.default];
}

async function* searchInstance(
  given: string,
  query: SourceQuery,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[]> {
  const instance = readInstance(given);
  const door: Door = { instance, version: 'v3' };
  yield* newestFirst(
    searchesFor(query).map((search) => pagesOf(search, door, context)),
    samePage(instance.host, context),
  );
}

function searchesFor(query: SourceQuery): readonly Search[] {
  const searches = searchesOf(branchesOn(network, query));
  return searches.length === 0 ? [] : [...searches, ...pageSearchesOf(linksIn(query))];
}
