/**
 * Names of the built-in sources. The sources themselves are loaded on demand, since a scan of a local file needs none.
 */
import type { Source } from './source.js';

/** In the same order as `built-in.ts`, which a test enforces. */
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
