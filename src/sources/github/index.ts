/** Searches issues and pull requests of GitHub, and with a token its discussions. */
import { branchesOn, type Network } from '../shared/branches.js';
import { newestFirst } from '../shared/newest-first.js';
import {
  baseUrlSetting,
  defineSource,
  type NativeRequest,
  type RequestContext,
  type SettingSpecs,
  type SourceQuery,
} from '../source.js';
import { discussionPages, discussionsRequest } from './discussions.js';
import { issuePages } from './issues.js';
import { allowance } from './problem.js';
import { type Asked, ISSUE_KINDS, issuesRequest, PAGE, QUERY_AT_MOST, queryText, wordsOf } from './request.js';

const settings = {
  ...baseUrlSetting,
  token: {
    description:
      'access token without any scope; with it discussions are searched too, and three times as many searches are allowed',
    secret: true,
    env: ['GITHUB_TOKEN', 'GH_TOKEN'],
  },
  leaveOut: { description: "owners whose repositories are left out, such as the brand's own organization", list: true },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const ACCOUNT = /^[a-z\d][a-z\d-]{0,38}$/i;
const network: Network = { account: ACCOUNT, hosts: ['github.com'] };

export default defineSource({
  name: 'github',
  title: 'GitHub',
  homepage: 'https://github.com',
  example: 'open source',
  groups: ['dev'],
  kinds: ['post', 'question'],
  limits: [
    '10 searches a minute and no discussions without a token; 30 a minute with one',
    'searches titles and opening texts, not the comments below them',
    'gives no followers or languages',
    'exclusions are applied here, because GitHub would also exclude other forms of a word',
  ],
  settings,
  capabilities: ({ token }) => ({
    search: 'words',
    operators: ['phrase', 'or', 'group', 'from', 'link'],
    wordsFindTags: true,
    pageSize: PAGE,
    maxLength: QUERY_AT_MOST,
    ...(token === undefined ? {} : { rate: { requests: 30, seconds: 60 } }),
  }),
  requests: (query, context) => searchesFor(query, context).map(({ request }) => request),
  search: (query, context) =>
    newestFirst(
      searchesFor(query, context).map(({ words, kind }) =>
        kind === null
          ? discussionPages(words, askedOf(context), context)
          : issuePages(words, kind, askedOf(context), context),
      ),
    ),
  rate: { requests: 10, seconds: 60 },
  allowance,
});

/** @property kind qualifier of one kind of issue; null for discussions */
interface Search {
  readonly words: string;
  readonly kind: string | null;
  readonly request: NativeRequest;
}

function searchesFor(query: SourceQuery, context: RequestContext<Settings>): readonly Search[] {
  const asked = askedOf(context);
  return branchesOn(network, query)
    .flatMap(wordsOf)
    .flatMap((words) => [
      ...ISSUE_KINDS.map((kind) => ({
        words,
        kind,
        request: issuesRequest(queryText(words, asked, kind), context.limit),
      })),
      ...(context.settings.token === undefined
        ? []
        : [{ words, kind: null, request: discussionsRequest(words, asked) }]),
    ]);
}

function askedOf({ since, until, settings: { leaveOut } }: RequestContext<Settings>): Asked {
  return { since, until, leftOut: leaveOut.filter((account) => ACCOUNT.test(account)) };
}
