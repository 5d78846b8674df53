/** The built-in sources, in plain sight and in the order in which they are asked. */
import appstore from './appstore/index.js';
import bluesky from './bluesky/index.js';
import devto from './devto/index.js';
import discourse from './discourse/index.js';
import github from './github/index.js';
import googlenews from './googlenews/index.js';
import hackernews from './hackernews/index.js';
import jetstream from './jetstream/index.js';
import lemmy from './lemmy/index.js';
import lobsters from './lobsters/index.js';
import mastodon from './mastodon/index.js';
import podcasts from './podcasts/index.js';
import producthunt from './producthunt/index.js';
import reddit from './reddit/index.js';
import rss from './rss/index.js';
import type { Source } from './source.js';
import stackexchange from './stackexchange/index.js';
import telegram from './telegram/index.js';
import threads from './threads/index.js';
import tumblr from './tumblr/index.js';
import wordpress from './wordpress/index.js';
import x from './x/index.js';
import youtube from './youtube/index.js';

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
  github,
  stackexchange,
  lobsters,
  devto,
  producthunt,
  googlenews,
  rss,
  wordpress,
  discourse,
  appstore,
  youtube,
  podcasts,
];

export {
  appstore,
  bluesky,
  devto,
  discourse,
  github,
  googlenews,
  hackernews,
  jetstream,
  lemmy,
  lobsters,
  mastodon,
  podcasts,
  producthunt,
  reddit,
  rss,
  stackexchange,
  telegram,
  threads,
  tumblr,
  wordpress,
  x,
  youtube,
};
