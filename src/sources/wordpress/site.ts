/** One site that runs WordPress: its address, and the two ways of asking it. */
import { typedAddress } from '../shared/address.js';
import { SourceError } from '../source.js';

export interface Site {
  /** With the folder that it lies in, and a slash at the end. */
  readonly base: string;
  readonly host: string;
}

/** A host, or an address with the folder where the site lies. @throws SourceError `needs_config` */
export function siteOf(given: string): Site {
  const address = typedAddress(given);
  if (address === null) {
    throw new SourceError('needs_config', `wordpress.sites: ${JSON.stringify(given)} is not a site`, {
      hint: 'write hosts or addresses, as blog.example.com,https://example.com/news',
    });
  }
  const { origin, host, pathname } = new URL(address);
  return { base: `${origin}${pathname.replace(/\/*$/, '/')}`, host };
}

/** The interface, under its own path or, where addresses are plain, in a parameter. */
export type Door = 'wp-json' | 'rest_route';

export type Route = 'posts' | 'comments';

export function routeUrl(site: Site, door: Door, route: Route, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(site.base);
  if (door === 'wp-json') url.pathname += `wp-json/wp/v2/${route}`;
  const search = new URLSearchParams(parameters).toString();
  url.search = door === 'wp-json' ? search : `rest_route=/wp/v2/${route}&${search}`;
  return url.href;
}

/** The same as a feed: what the site's own search page would show, or comments on that. */
export function feedUrl(site: Site, route: Route, words: string, page: number): string {
  const url = new URL(site.base);
  url.search = new URLSearchParams({
    s: words,
    feed: route === 'posts' ? 'rss2' : 'comments-rss2',
    // Without it the most relevant come first.
    ...(route === 'posts' ? { orderby: 'date', order: 'desc' } : {}),
    ...(page > 1 ? { paged: String(page) } : {}),
  }).toString();
  return url.href;
}
