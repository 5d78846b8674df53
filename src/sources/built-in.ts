/** The built-in sources, in plain sight and in the order in which they are asked. */
import bluesky from './bluesky/index.js';
import googlenews from './googlenews/index.js';
import hackernews from './hackernews/index.js';
import jetstream from './jetstream/index.js';
import lemmy from './lemmy/index.js';
import mastodon from './mastodon/index.js';
import reddit from './reddit/index.js';
import rss from './rss/index.js';
import type { Source } from './source.js';
import telegram from './telegram/index.js';
import threads from './threads/index.js';
import tumblr from './tumblr/index.js';
import wordpress from './wordpress/index.js';
import x from './x/index.js';

export const BUILT_IN: readonly Source[] = [
  hackernews,
  bluesky,
  mastodon,
  lemmy,
  reddit,
  x,
  threads,
  tumblr,
  telegram,
  jetstream,
  googlenews,
  rss,
  wordpress,
];

export {
  bluesky,
  googlenews,
  hackernews,
  jetstream,
  lemmy,
  mastodon,
  reddit,
  rss,
  telegram,
  threads,
  tumblr,
  wordpress,
  x,
};
