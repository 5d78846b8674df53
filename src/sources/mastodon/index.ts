/** Mastodon: hashtags on any instance, and full text where there is a token. */
import { branchesOn, type Network } from '../shared/branches.js';
import { searchEndpoints } from '../shared/endpoints.js';
import { newestFirst } from '../shared/newest-first.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type NativeRequest,
  type RequestContext,
  type SettingSpecs,
  type SettingValues,
  type SourceContext,
  type SourceQuery,
} from '../source.js';
import { fullTextPages, fullTextRequest } from './full-text.js';
import { hashtagPages, hashtagUrl, PAGE } from './hashtags.js';
import { type Instance, instanceOf, noInstance } from './instance.js';

const settings = {
  ...baseUrlSetting,
  instances: {
    description: 'hosts of the instances to ask; the token is for the first',
    list: true,
    default: 'mastodon.social',
    env: ['MASTODON_INSTANCE', 'MASTODON_BASE_URL'],
  },
  token: {
    description: 'access token with the scope read:search: searches texts, not hashtags only',
    secret: true,
    env: ['MASTODON_ACCESS_TOKEN'],
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const network: Network = { account: /^[\w.-]{1,64}(?:@[\w.-]{1,255})?$/, hosts: null };

export default defineSource({
  name: 'mastodon',
  title: 'Mastodon',
  homepage: 'https://joinmastodon.org',
  example: '#opensource',
  groups: ['social'],
  kinds: ['post'],
  limits: [
    'without a token it lists hashtags only: a brand is found where its name is one',
    'with a token it searches texts on one instance, of people who allow it',
    'counts are those that the asked instance knows of',
  ],
  settings,
  capabilities: ({ token }) =>
    token === undefined
      ? { search: 'tags', operators: ['tag'], pageSize: PAGE }
      : { search: 'words', operators: ['phrase', 'tag', 'from', 'lang'], wordsFindTags: true, pageSize: PAGE },
  requests: (query, context) =>
    instancesOf(context.settings)
      .map(instanceOf)
      .flatMap((instance) => (instance === null ? [] : requestsTo(instance, query, context))),
  search,
});

/** A token goes to its own instance and to no other. */
function instancesOf({ instances, token }: SettingValues<Settings>): readonly string[] {
  const all = instances.length > 0 ? instances : [settings.instances.default];
  return token === undefined ? all : all.slice(0, 1);
}

function requestsTo(
  instance: Instance,
  query: SourceQuery,
  context: RequestContext<Settings>,
): readonly NativeRequest[] {
  return branchesOn(network, query).flatMap((branch) => {
    if (context.settings.token !== undefined) return fullTextRequest(instance, branch, context) ?? [];
    const url = hashtagUrl(instance, branch, context);
    return url === null ? [] : { url, query: null };
  });
}

async function* search(query: SourceQuery, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const { token, instances } = context.settings;
  if (token !== undefined && instances.length > 1) {
    context.warn('instances_not_asked', `the token is for ${instances[0]}: the other instances were not asked`);
  }
  yield* searchEndpoints(instancesOf(context.settings), context, (given) => pagesOf(given, query, context));
}

async function* pagesOf(
  given: string,
  query: SourceQuery,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[]> {
  const { token } = context.settings;
  const instance = instanceOf(given);
  if (instance === null) throw noInstance(given);
  yield* newestFirst(
    requestsTo(instance, query, context).map(({ url }) =>
      token === undefined ? hashtagPages(instance, url, context) : fullTextPages(instance, url, context, token),
    ),
  );
}
