/** Searches posts of Discourse forums that the user names. */
import { branchesOn, type Network } from '../shared/branches.js';
import { searchEndpoints } from '../shared/endpoints.js';
import { newestFirst } from '../shared/newest-first.js';
import { samePage } from '../shared/same-page.js';
import { type SiteAddress, siteAddress } from '../shared/site-address.js';
import {
  defineSource,
  type Found,
  type NativeRequest,
  type RequestContext,
  type SettingSpecs,
  type SourceContext,
  SourceError,
  type SourceQuery,
} from '../source.js';
import { forumPages, forumRequest, PAGE, PAGES_AT_MOST } from './forum.js';

const settings = {
  sites: { description: 'the hosts or addresses of Discourse forums', required: true, list: true, check: readForum },
  key: {
    description: 'key of a member of the first forum, if it is closed to visitors',
    secret: true,
    env: ['DISCOURSE_API_KEY'],
  },
  username: { description: 'the member the key belongs to', env: ['DISCOURSE_API_USERNAME'] },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const network: Network = { account: /^[\p{L}\p{N}._-]{1,60}$/u, hosts: null };

export default defineSource({
  name: 'discourse',
  title: 'Discourse forums',
  homepage: 'https://www.discourse.org',
  example: 'open source',
  groups: ['forums'],
  kinds: ['post', 'comment'],
  limits: [
    'searches only the forums named in discourse.sites, some 15 times a minute each',
    `at most ${PAGE * PAGES_AT_MOST} posts per search, each as an excerpt around the match`,
    'forums ask crawlers not to search them (robots.txt): name only forums that you take part in',
    'exclusions are applied here; words shorter than three characters are not searched for',
  ],
  settings,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase', 'from'],
    wordsFindTags: true,
    pageSize: PAGE,
    maxItems: PAGE * PAGES_AT_MOST,
    maxLength: 500,
  }),
  requests: (query, context) => context.settings.sites.flatMap((given) => requestsTo(readForum(given), query, context)),
  search: (query, context) =>
    searchEndpoints(context.settings.sites, context, (given) => pagesOf(given, query, context)),
  rate: { requests: 15, seconds: 60 },
});

function requestsTo(
  forum: SiteAddress,
  query: SourceQuery,
  context: RequestContext<Settings>,
): readonly NativeRequest[] {
  return branchesOn(network, query).flatMap((branch) => forumRequest(forum, branch, context) ?? []);
}

async function* pagesOf(
  given: string,
  query: SourceQuery,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[]> {
  const forum = readForum(given);
  const headers = headersFor(given, context);
  yield* newestFirst(
    requestsTo(forum, query, context).map((request) => forumPages(request, forum, headers, context)),
    samePage(forum.host, context),
  );
}

function readForum(given: string): SiteAddress {
  const forum = siteAddress(given);
  if (forum !== null) return forum;
  throw new SourceError('needs_config', `discourse.sites: ${JSON.stringify(given)} is not a forum`, {
    hint: 'write hosts or addresses, such as forum.example.com,https://example.com/forum',
  });
}

/** The key belongs to the first forum, and is sent to no other. */
function headersFor(given: string, { settings: { sites, key, username } }: RequestContext<Settings>) {
  if (key === undefined || given !== sites[0]) return {};
  return { 'api-key': key, ...(username === undefined ? {} : { 'api-username': username }) };
}
