/** The built-in sources by name; the sources themselves are loaded when one is asked for: a scan of a file needs none. */
import type { Source } from './source.js';

/** In the order of `built-in.ts`, to which a test holds it. */
export const NAMES: readonly string[] = [
  'hackernews',
  'bluesky',
  'mastodon',
  'lemmy',
  'reddit',
  'x',
  'threads',
  'tumblr',
  'telegram',
  'jetstream',
  'github',
  'stackexchange',
  'lobsters',
  'devto',
  'producthunt',
  'googlenews',
  'bingnews',
  'gdelt',
  'brave',
  'searxng',
  'marginalia',
  'rss',
  'wordpress',
  'blogger',
  'medium',
  'ghost',
  'substack',
  'smallweb',
  'disqus',
  'webmention',
  'googlealerts',
  'discourse',
  'appstore',
  'youtube',
  'podcasts',
  'template',
];

export async function loadAll(): Promise<readonly Source[]> {
  return (await import('./built-in.js')).BUILT_IN;
}
