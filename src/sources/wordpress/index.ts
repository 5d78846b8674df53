/** Searches posts and comments of WordPress sites: through their REST API, else through their search feeds. */
import { searchEndpoints } from '../shared/endpoints.js';
import { linksIn } from '../shared/links.js';
import { defineSource, type NativeRequest, type SettingSpecs } from '../source.js';
import { answerPages } from './answers.js';
import { routeRequest } from './interface.js';
import { searchSite } from './search.js';
import { siteOf } from './site.js';
import { spellings } from './words.js';

const settings = {
  sites: {
    description: 'the hosts or addresses of WordPress sites, with their folder if they are in one',
    required: true,
    list: true,
    check: siteOf,
  },
} as const satisfies SettingSpecs;

export default defineSource({
  name: 'wordpress',
  title: 'WordPress sites',
  homepage: 'https://wordpress.org',
  example: 'open source',
  groups: ['blogs', 'news'],
  kinds: ['article', 'comment'],
  limits: [
    'searches only the sites named in wordpress.sites',
    'if a site has closed its API, its search feed is read instead: ten posts per page, and only the newest comments',
    'finds a phrase only where it is written exactly as typed; exclusions are applied here',
  ],
  settings,
  capabilities: () => ({
    search: 'words',
    operators: ['phrase'],
    wordsFindTags: true,
    followsThreads: true,
    pageSize: 100,
    maxLength: 1500,
  }),
  requests: (query, context) =>
    context.settings.sites.flatMap((given) => {
      const site = siteOf(given);
      return query.branches.flatMap(spellings).flatMap((branch): NativeRequest[] => {
        const routes = ['posts', 'comments'] as const;
        return routes.flatMap((route) => routeRequest(site, 'wp-json', route, branch, context) ?? []);
      });
    }),
  search: (query, context) =>
    searchEndpoints(context.settings.sites, context, async function* (given) {
      const site = siteOf(given);
      yield* searchSite(site, query.branches, context);
      yield* answerPages(site, linksIn(query), context);
    }),
});
