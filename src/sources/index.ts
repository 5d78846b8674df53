/** The built-in sources, in plain sight and in the order in which they are asked. */
import type { Source } from './source.js';

/** Each is loaded when it is asked: a scan of one file pays for none of them. */
export const BUILT_IN: ReadonlyMap<string, () => Promise<Source>> = new Map<string, () => Promise<Source>>([
  ['hackernews', async () => (await import('./hackernews/index.js')).default],
  ['bluesky', async () => (await import('./bluesky/index.js')).default],
  ['mastodon', async () => (await import('./mastodon/index.js')).default],
  ['x', async () => (await import('./x/index.js')).default],
  ['googlenews', async () => (await import('./googlenews/index.js')).default],
  ['rss', async () => (await import('./rss/index.js')).default],
  ['wordpress', async () => (await import('./wordpress/index.js')).default],
]);

export function loadAll(): Promise<Source[]> {
  return Promise.all([...BUILT_IN.values()].map((load) => load()));
}
