/** Mastodon: hashtags on any instance, and full text where there is a token. */
import { branchesOn, type Network } from '../shared/branches.js';
import { searchEndpoints } from '../shared/endpoints.js';
import { instantOf } from '../shared/instant.js';
import { newestFirst } from '../shared/newest-first.js';
import { samePage } from '../shared/same-page.js';
import { everSince, withThreads } from '../shared/threads.js';
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
import { answerPages } from './answers.js';
import { fullTextPages, fullTextRequest } from './full-text.js';
import { hashtagPages, hashtagUrl, PAGE } from './hashtags.js';
import { type Instance, readInstance } from './instance.js';

const settings = {
  ...baseUrlSetting,
  instances: {
    description: 'hosts of the instances to ask; the token belongs to the first',
    list: true,
    default: 'mastodon.social',
    check: readInstance,
    env: ['MASTODON_INSTANCE', 'MASTODON_BASE_URL'],
  },
  token: {
    description: 'access token with the scope read:search; with it texts are searched, not only hashtags',
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
    'without a token it only lists hashtags: a brand is found if its name is used as one',
    'with a token it searches texts on the first instance, by people who allow it, and hashtags on the others',
    'counts include only what the asked instance knows of',
  ],
  settings,
  capabilities: ({ token }) =>
    token === undefined
      ? { search: 'tags', operators: ['tag'], pageSize: PAGE }
      : {
          search: 'words',
          operators: ['phrase', 'tag', 'from', 'lang', 'link'],
          wordsFindTags: true,
          followsThreads: true,
          pageSize: PAGE,
        },
  requests: (query, context) =>
    instancesOf(context.settings).flatMap((given) =>
      requestsTo(readInstance(given), tokenFor(given, context.settings), query, context),
    ),
  search,
  rate: { requests: 300, seconds: 300 },
  allowance({ headers }) {
    const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
    const resetsAt = instantOf(headers['x-ratelimit-reset']);
    return resetsAt === null || !(remaining >= 0) ? undefined : { remaining, resetsAt };
  },
});

function instancesOf({ instances }: SettingValues<Settings>): readonly string[] {
  return instances.length > 0 ? instances : [settings.instances.default];
}

/** The token is sent to its own instance only; the others are searched by hashtag. */
function tokenFor(given: string, values: SettingValues<Settings>): string | undefined {
  return given === instancesOf(values)[0] ? values.token : undefined;
}

function requestsTo(
  instance: Instance,
  token: string | undefined,
  query: SourceQuery,
  context: RequestContext<Settings>,
): readonly NativeRequest[] {
  const branches = branchesOn(network, query);
  const reach = everSince(query, context);
  if (token !== undefined) return branches.flatMap((branch) => fullTextRequest(instance, branch, reach) ?? []);
  const urls = branches.flatMap((branch) => hashtagUrl(instance, branch, context) ?? []);
  return [...new Set(urls)].map((url) => ({ url, query: null }));
}

async function* search(query: SourceQuery, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const [first, ...others] = instancesOf(context.settings);
  if (context.settings.token !== undefined && others.length > 0) {
    context.warn('hashtags_only', `the token is for ${first}: the other instances were asked for hashtags only`);
  }
  yield* searchEndpoints(instancesOf(context.settings), context, (given) => pagesOf(given, query, context));
}

async function* pagesOf(
  given: string,
  query: SourceQuery,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[]> {
  const token = tokenFor(given, context.settings);
  const instance = readInstance(given);
  const requests = requestsTo(instance, token, query, context);
  const onRepeated = samePage(instance.host, context);
  if (token === undefined) {
    return yield* newestFirst(
      requests.map(({ url }) => hashtagPages(instance, url, context)),
      onRepeated,
    );
  }
  if (requests.length < branchesOn(network, query).length) {
    context.truncated(
      'Mastodon searches for an account with its instance only, such as from:ann@mastodon.social',
      null,
    );
  }
  const localIds = new Map<string, string>();
  const reach = { ...everSince(query, context), localIds };
  const posts = newestFirst(
    requests.map(({ url }) => fullTextPages(instance, url, reach, token)),
    onRepeated,
  );
  yield* withThreads(posts, (post) => answerPages(post, instance, { ...context, localIds }, token), query, context);
}
