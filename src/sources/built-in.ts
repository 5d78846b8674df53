/** The built-in sources, in plain sight and in the order in which they are asked. */

import bingnews from './bingnews/index.js';
import blogger from './blogger/index.js';
import bluesky from './bluesky/index.js';
import brave from './brave/index.js';
import disqus from './disqus/index.js';
import gdelt from './gdelt/index.js';
import ghost from './ghost/index.js';
import googlealerts from './googlealerts/index.js';
import googlenews from './googlenews/index.js';
import hackernews from './hackernews/index.js';
import marginalia from './marginalia/index.js';
import mastodon from './mastodon/index.js';
import medium from './medium/index.js';
import rss from './rss/index.js';
import searxng from './searxng/index.js';
import smallweb from './smallweb/index.js';
import type { Source } from './source.js';
import substack from './substack/index.js';
import template from './template/index.js';
import webmention from './webmention/index.js';
import wordpress from './wordpress/index.js';
import x from './x/index.js';

export const BUILT_IN: readonly Source[] = [
  hackernews,
  bluesky,
  mastodon,
  x,
  googlenews,
  rss,
  wordpress,
  gdelt,
  brave,
  searxng,
  marginalia,
  bingnews,
  medium,
  ghost,
  substack,
  smallweb,
  googlealerts,
  blogger,
  disqus,
  webmention,
  template,
];
