/** The built-in sources, imported statically and listed in the order in which they are searched. */
import appstore from './appstore/index.js';
import bingnews from './bingnews/index.js';
import blogger from './blogger/index.js';
import bluesky from './bluesky/index.js';
import brave from './brave/index.js';
import devto from './devto/index.js';
import discourse from './discourse/index.js';
import disqus from './disqus/index.js';
import gdelt from './gdelt/index.js';
import ghost from './ghost/index.js';
import github from './github/index.js';
import googlealerts from './googlealerts/index.js';
import googlenews from './googlenews/index.js';
import hackernews from './hackernews/index.js';
import jetstream from './jetstream/index.js';
import lemmy from './lemmy/index.js';
import lobsters from './lobsters/index.js';
import marginalia from './marginalia/index.js';
import mastodon from './mastodon/index.js';
import medium from './medium/index.js';
import podcasts from './podcasts/index.js';
import producthunt from './producthunt/index.js';
import reddit from './reddit/index.js';
import rss from './rss/index.js';
import searxng from './searxng/index.js';
import smallweb from './smallweb/index.js';
import type { Source } from './source.js';
import stackexchange from './stackexchange/index.js';
import substack from './substack/index.js';
import telegram from './telegram/index.js';
import template from './template/index.js';
import threads from './threads/index.js';
import tumblr from './tumblr/index.js';
import webmention from './webmention/index.js';
import wordpress from './wordpress/index.js';
import x from './x/index.js';
import youtube from './youtube/index.js';

/** All built-in sources, in the order of the documentation. */
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
  bingnews,
  gdelt,
  brave,
  searxng,
  marginalia,
  rss,
  wordpress,
  blogger,
  medium,
  ghost,
  substack,
  smallweb,
  disqus,
  webmention,
  googlealerts,
  discourse,
  appstore,
  youtube,
  podcasts,
  template,
];

export {
  appstore,
  bingnews,
  blogger,
  bluesky,
  brave,
  devto,
  discourse,
  disqus,
  gdelt,
  ghost,
  github,
  googlealerts,
  googlenews,
  hackernews,
  jetstream,
  lemmy,
  lobsters,
  marginalia,
  mastodon,
  medium,
  podcasts,
  producthunt,
  reddit,
  rss,
  searxng,
  smallweb,
  stackexchange,
  substack,
  telegram,
  template,
  threads,
  tumblr,
  webmention,
  wordpress,
  x,
  youtube,
};
