/** A WordPress site: its URL, and the URLs of its API and feeds. */
import { type SiteAddress, siteAddress } from '../shared/site-address.js';
import { SourceError } from '../source.js';

export type Site = SiteAddress;

/** Parses a host, or a URL with the folder of the site. @throws SourceError `needs_config` if it is neither */
export function siteOf(given: string): Site {
  const site = siteAddress(given);
  if (site === null) {
    throw new SourceError('needs_config', `wordpress.sites: ${JSON.stringify(given)} is not a site`, {
      hint: 'write hosts or addresses, such as blog.example.com,https://example.com/news',
    });
  }
  return site;
}

/** How the REST API is addressed: by its own path or, on sites with plain permalinks, by a parameter. */
export type Door = 'wp-json' | 'rest_route';

export type Route = 'posts' | 'comments';

export function routeUrl(site: Site, door: Door, route: Route, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(site.base);
  if (door === 'wp-json') url.pathname += `wp-json/wp/v2/${route}`;
  const search = new URLSearchParams(parameters).toString();
  url.search = door === 'wp-json' ? search : `rest_route=/wp/v2/${route}&${search}`;
  return url.href;
}

/** Returns the URL of a search as a feed: of the posts on the site's search page, or of the comments on them. */
export function feedUrl(site: Site, route: Route, words: string, page: number): string {
  const url = new URL(site.base);
  url.search = new URLSearchParams({
    s: words,
    feed: route === 'posts' ? 'rss2' : 'comments-rss2',
    // Without it the most relevant posts come first.
    ...(route === 'posts' ? { orderby: 'date', order: 'desc' } : {}),
    ...(page > 1 ? { paged: String(page) } : {}),
  }).toString();
  return url.href;
}
