import { describe, expect, it } from '@jest/globals';
import { canonicalUrl } from '../../../src/core/mention/canonical-url.js';

const PAGE = 'https://news.example/a/story-7';

/** Addresses of the same page, keyed by a description of it; the others are compared with the first. */
const ONE_PAGE: Readonly<Record<string, readonly string[]>> = {
  'a video on YouTube': [
    'https://youtube.com/watch?v=aB3-_xYz012',
    'https://youtu.be/aB3-_xYz012?si=share',
    'https://www.youtube.com/watch?v=aB3-_xYz012&t=42s',
    'https://m.youtube.com/watch?app=desktop&v=aB3-_xYz012&feature=youtu.be',
    'https://www.youtube.com/watch?v=aB3-_xYz012&list=PL1&index=3',
    'https://youtube.com/shorts/aB3-_xYz012',
    'https://www.youtube.com/embed/aB3-_xYz012?autoplay=1',
    'https://www.youtube-nocookie.com/embed/aB3-_xYz012',
    'https://www.youtube.com/live/aB3-_xYz012',
    'https://music.youtube.com/watch?v=aB3-_xYz012',
  ],
  'a comment on YouTube': [
    'https://youtube.com/watch?lc=Ugx1&v=aB3-_xYz012',
    'https://www.youtube.com/watch?v=aB3-_xYz012&lc=Ugx1',
  ],
  'a post on X': [
    'https://x.com/ann/status/1234567890',
    'https://twitter.com/Ann/status/1234567890?s=20&t=abc',
    'https://mobile.twitter.com/ann/status/1234567890',
    'https://x.com/ann/status/1234567890/photo/1',
    'https://twitter.com/ann/statuses/1234567890',
    'https://nitter.net/ann/status/1234567890#m',
    'https://nitter.mirror.example/ann/status/1234567890',
    'https://fxtwitter.com/ann/status/1234567890',
    'https://vxtwitter.com/ann/status/1234567890',
    'https://xcancel.com/ann/status/1234567890',
  ],
  'an account on X': ['https://x.com/ann', 'https://twitter.com/Ann/', 'https://x.com/ann?s=21'],
  'a submission on Reddit': [
    'https://reddit.com/comments/1abcde',
    'https://www.reddit.com/r/acme/comments/1abcde/i_love_it/',
    'https://old.reddit.com/r/acme/comments/1abcde/i_love_it/?sort=new',
    'https://new.reddit.com/r/acme/comments/1abcde',
    'https://np.reddit.com/r/acme/comments/1abcde/',
    'https://redd.it/1abcde',
    'https://www.reddit.com/comments/1abcde/',
    'https://m.reddit.com/r/acme/comments/1abcde/another_title',
  ],
  'a comment on Reddit': [
    'https://reddit.com/comments/1abcde/_/kx9z1',
    'https://www.reddit.com/r/acme/comments/1abcde/i_love_it/kx9z1/?context=3',
    'https://old.reddit.com/r/acme/comments/1abcde/_/kx9z1',
  ],
  'an item of Hacker News': [
    'https://news.ycombinator.com/item?id=4242',
    'http://news.ycombinator.com/item?id=4242&p=2',
    'https://news.ycombinator.com/item?id=4242#4243',
  ],
  'a post on Bluesky': [
    'https://bsky.app/profile/ann.example/post/3kabc',
    'https://bsky.app/profile/Ann.example/post/3kabc?ref_src=embed',
    'https://fxbsky.app/profile/ann.example/post/3kabc',
    'https://main.bsky.dev/profile/ann.example/post/3kabc',
  ],
  'a post on Bluesky by its number': [
    'https://bsky.app/profile/did:plc:ann/post/3kabc',
    'https://bsky.brid.gy/r/https://bsky.app/profile/did:plc:ann/post/3kabc',
    'https://bsky.brid.gy/convert/ap/at://did:plc:ann/app.bsky.feed.post/3kabc',
  ],
  'a story on Medium': [
    'https://medium.com/p/1a2b3c4d5e6f',
    'https://medium.com/@ann/why-i-love-acme-1a2b3c4d5e6f',
    'https://ann.medium.com/why-i-love-acme-1a2b3c4d5e6f?source=rss-x------2',
    'https://medium.com/the-cup/why-i-love-acme-1a2b3c4d5e6f?sk=abc',
  ],
  'a letter on Substack': [
    'https://acmeweekly.substack.com/p/on-lids',
    'https://open.substack.com/pub/acmeweekly/p/on-lids?r=1a2b&utm_campaign=post',
    'https://acmeweekly.substack.com/p/on-lids?triedRedirect=true',
  ],
  'an article of Google News': [
    'https://news.google.com/articles/CBMiXyz',
    'https://news.google.com/rss/articles/CBMiXyz?oc=5',
    'https://news.google.com/read/CBMiXyz?hl=en-US&gl=US&ceid=US:en',
  ],
  'a repository on GitHub': [
    'https://github.com/acme/mug',
    'https://github.com/Acme/Mug/',
    'https://github.com/acme/mug.git',
    'https://github.com/acme/mug?tab=readme-ov-file#readme',
  ],
  'an issue on GitHub': ['https://github.com/acme/mug/issues/7', 'https://github.com/Acme/mug/issues/7#issuecomment-1'],
  'an article of Wikipedia': [
    'https://en.wikipedia.org/wiki/Oat_milk',
    'https://en.m.wikipedia.org/wiki/Oat_milk',
    'https://en.wikipedia.org/w/index.php?title=Oat_milk',
    'https://en.wikipedia.org/wiki/Oat_milk#History',
  ],
  'a product at Amazon': [
    'https://amazon.de/dp/B0ABCDEF12',
    'https://www.amazon.de/Acme-Mug-Blue/dp/B0ABCDEF12/ref=sr_1_3?keywords=mug&qid=1',
    'https://www.amazon.de/gp/product/B0ABCDEF12?psc=1',
    'https://www.amazon.de/gp/aw/d/B0ABCDEF12',
    'https://smile.amazon.de/dp/B0ABCDEF12',
  ],
  'an app in the App Store': [
    'https://apps.apple.com/us/app/id123456789',
    'https://apps.apple.com/us/app/acme-coffee/id123456789?mt=8',
    'https://itunes.apple.com/us/app/acme-coffee/id123456789',
    'https://apps.apple.com/app/acme-coffee/id123456789',
  ],
  'a post on LinkedIn': [
    'https://linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7123456789012345678',
    'https://www.linkedin.com/feed/update/urn:li:activity:7123456789012345678/',
    'https://www.linkedin.com/posts/ann-example_coffee-lids-activity-7123456789012345678-aBcD?trk=x',
  ],
  'a post on Instagram': [
    'https://instagram.com/p/CxYz12345',
    'https://www.instagram.com/p/CxYz12345/?igsh=1&img_index=2',
    'https://www.instagram.com/reel/CxYz12345/',
    'https://www.instagram.com/acme/reel/CxYz12345/',
  ],
  'a post on Facebook': [
    'https://facebook.com/story.php?id=5&story_fbid=7',
    'https://m.facebook.com/story.php?story_fbid=7&id=5&mibextid=x',
    'https://touch.facebook.com/permalink.php?story_fbid=7&id=5&__tn__=R',
  ],
  'a page on Facebook': ['https://facebook.com/acme', 'https://fb.com/acme', 'https://mbasic.facebook.com/acme?_rdr'],
  'a post in a channel on Telegram': [
    'https://t.me/acmenews/12',
    'https://t.me/s/AcmeNews/12',
    'https://telegram.me/acmenews/12?single',
  ],
  'a question on Stack Overflow': [
    'https://stackoverflow.com/questions/123',
    'https://stackoverflow.com/questions/123/how-do-i-close-a-lid?rq=1',
    'https://stackoverflow.com/q/123/456',
  ],
  'an answer on Stack Exchange': [
    'https://coffee.stackexchange.com/a/789',
    'https://coffee.stackexchange.com/questions/123/how-hot/789#789',
    'https://coffee.stackexchange.com/a/789/456',
  ],
  'a song on Spotify': ['https://open.spotify.com/track/4aBc', 'https://open.spotify.com/intl-de/track/4aBc?si=1'],
  'a post in the Fediverse': [
    'https://social.example/@ann/112233',
    'https://social.example/users/ann/statuses/112233',
    'https://social.example/users/ann/statuses/112233/activity',
  ],
  'a post on Threads': ['https://threads.com/@ann/post/C1', 'https://www.threads.net/@ann/post/C1'],
  'a page and what archives hold of it': [
    PAGE,
    `https://web.archive.org/web/20261120101010/${PAGE}`,
    `https://web.archive.org/web/2026id_/http://www.news.example/a/story-7/`,
    `https://archive.ph/20261120101010/${PAGE}?utm_source=x`,
    `https://archive.is/o/aBc12/${PAGE}`,
    `https://web.archive.org/web/*/${PAGE}`,
  ],
  'a page and its session': [PAGE, `${PAGE};jsessionid=0A1B`, `${PAGE}?PHPSESSID=abc`, `${PAGE}?CFID=1&CFTOKEN=2`],
  'a page on its other hosts': [PAGE, 'https://touch.news.example/a/story-7', 'http://WWW.m.news.example:80/a/story-7'],
  'a folder and its index page': [
    'https://a.example/blog',
    'https://a.example/blog/index.php',
    'https://a.example/blog/default.aspx',
    'https://a.example/blog/INDEX.HTM',
  ],
  'a route': ['https://app.example#/mugs/7', 'https://www.app.example/#/mugs/7'],
  'tracking of many hands': [
    PAGE,
    `${PAGE}?mtm_campaign=a&pk_source=b&hsa_acc=1`,
    `${PAGE}?fb_action_ids=1&guccounter=1&wt_mc=x`,
    `${PAGE}?sc_channel=em&at_link_id=7&icid=x&ocid=y`,
  ],
};

const PAIRS = Object.entries(ONE_PAGE).flatMap(([name, [first, ...others]]) =>
  others.map((other) => [name, first!, other] as const),
);

const DIFFERENT: readonly (readonly [string, string, string])[] = [
  ['videos', 'https://youtu.be/aB3-_xYz012', 'https://youtu.be/ab3-_xyz012'],
  ['a video and its channel', 'https://youtube.com/watch?v=aB3-_xYz012', 'https://youtube.com/@acme'],
  [
    'comments on a video',
    `https://youtube.com/watch?v=aB3-_xYz012&lc=a`,
    'https://youtube.com/watch?v=aB3-_xYz012&lc=b',
  ],
  ['lists', 'https://youtube.com/playlist?list=PL1', 'https://youtube.com/playlist?list=PL2'],
  ['posts on X', 'https://x.com/ann/status/1', 'https://x.com/ann/status/2'],
  ['a post and its account', 'https://x.com/ann/status/1', 'https://x.com/ann'],
  ['searches on X', 'https://x.com/search?q=acme', 'https://x.com/search?q=globex'],
  ['a comment and its submission', 'https://reddit.com/r/a/comments/1abcde/t/kx9z1', 'https://redd.it/1abcde'],
  [
    'comments on Reddit',
    'https://reddit.com/r/a/comments/1abcde/t/kx9z1',
    'https://reddit.com/r/a/comments/1abcde/t/kx9z2',
  ],
  ['subreddits', 'https://reddit.com/r/acme', 'https://reddit.com/r/globex'],
  ['items', 'https://news.ycombinator.com/item?id=1', 'https://news.ycombinator.com/item?id=2'],
  ['an item and a user', 'https://news.ycombinator.com/item?id=1', 'https://news.ycombinator.com/user?id=1'],
  ['posts on Bluesky', 'https://bsky.app/profile/a.b/post/3k1', 'https://bsky.app/profile/a.b/post/3k2'],
  ['posts of two people', 'https://bsky.app/profile/a.b/post/3k1', 'https://bsky.app/profile/c.d/post/3k1'],
  ['stories', 'https://medium.com/@ann/x-1a2b3c4d5e6f', 'https://medium.com/@ann/x-1a2b3c4d5e60'],
  ['letters', 'https://a.substack.com/p/x', 'https://b.substack.com/p/x'],
  ['articles of Google News', 'https://news.google.com/articles/A', 'https://news.google.com/articles/B'],
  ['paths on GitHub', 'https://github.com/a/b/blob/main/README.md', 'https://github.com/a/b/blob/main/readme.md'],
  ['an issue and a pull request', 'https://github.com/a/b/issues/7', 'https://github.com/a/b/pull/7'],
  ['versions of an article', 'https://en.wikipedia.org/w/index.php?title=A&oldid=1', 'https://en.wikipedia.org/wiki/A'],
  ['languages', 'https://en.wikipedia.org/wiki/Oat', 'https://de.wikipedia.org/wiki/Oat'],
  ['products', 'https://amazon.de/dp/B0ABCDEF12', 'https://amazon.de/dp/B0ABCDEF13'],
  ['shops', 'https://amazon.de/dp/B0ABCDEF12', 'https://amazon.com/dp/B0ABCDEF12'],
  ['reviews of a product', 'https://amazon.de/gp/customer-reviews/R1', 'https://amazon.de/gp/customer-reviews/R2'],
  ['apps', 'https://apps.apple.com/us/app/x/id1', 'https://apps.apple.com/us/app/x/id2'],
  ['articles of Apple News', 'https://apple.news/Aabc', 'https://apple.news/Aabd'],
  [
    'posts on Facebook',
    'https://facebook.com/story.php?story_fbid=7&id=5',
    'https://facebook.com/story.php?story_fbid=8&id=5',
  ],
  ['photos on Facebook', 'https://facebook.com/photo?fbid=1', 'https://facebook.com/photo?fbid=2'],
  ['posts in a channel', 'https://t.me/acme/1', 'https://t.me/acme/2'],
  ['comments in a channel', 'https://t.me/acme/1?comment=2', 'https://t.me/acme/1?comment=3'],
  ['a question and an answer', 'https://stackoverflow.com/q/123', 'https://stackoverflow.com/a/123'],
  ['posts in the Fediverse', 'https://a.example/@ann/1', 'https://a.example/@ann/2'],
  ['instances', 'https://a.example/@ann/1', 'https://b.example/@ann/1'],
  ['articles by ?id=', 'https://a.example/read?id=1', 'https://a.example/read?id=2'],
  ['articles by ?p=', 'https://a.example/?p=1', 'https://a.example/?p=2'],
  ['videos by ?v=', 'https://a.example/watch?v=1', 'https://a.example/watch?v=2'],
  ['routes behind #/', 'https://app.example/#/mugs', 'https://app.example/#/lids'],
  ['routes behind #!', 'https://app.example/#!mugs', 'https://app.example/#!lids'],
  ['the case of a path', 'https://a.example/Ab3', 'https://a.example/aB3'],
  ['hosts that only look like X', 'https://nottwitter.com/ann/status/1', 'https://x.com/ann/status/1'],
  ['hosts that only look like an archive', `https://web.archive.org.evil.example/web/2026/${PAGE}`, PAGE],
  ['an archive and what it does not name', 'https://archive.ph/aBc12', 'https://archive.ph/aBc13'],
];

describe('the addresses of well-known sites', () => {
  it.each(PAIRS)('are the same for %s: %s and %s', (_, one, other) => {
    expect(canonicalUrl(other)).toBe(canonicalUrl(one));
    expect(canonicalUrl(canonicalUrl(one)!)).toBe(canonicalUrl(one));
  });

  it.each(DIFFERENT)('distinguish %s', (_, one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
    expect(canonicalUrl(one)).not.toBeNull();
  });

  it('are covered by at least 120 pairs', () => {
    expect(PAIRS.length + DIFFERENT.length).toBeGreaterThanOrEqual(120);
  });
});
