import { describe, expect, it } from '@jest/globals';
import { feedsNamedBy, usualPlaces } from '../../../src/sources/rss/discover.js';

const named = (head: string) => feedsNamedBy(`<html><head>${head}</head></html>`, 'https://a.example/blog/page');

describe('feedsNamedBy', () => {
  it.each([
    ['RSS', '<link rel="alternate" type="application/rss+xml" href="/feed">', ['https://a.example/feed']],
    ['Atom', "<LINK REL=Alternate TYPE='application/atom+xml' HREF=feed.atom>", ['https://a.example/blog/feed.atom']],
    [
      'JSON Feed',
      '<link rel="alternate" type="application/feed+json" href="f.json"/>',
      ['https://a.example/blog/f.json'],
    ],
    [
      'JSON under its plain type',
      '<link rel="feed alternate" type="application/json" href="/f.json">',
      ['https://a.example/f.json'],
    ],
    [
      'each once',
      '<link rel="alternate" type="application/rss+xml" href="/f"><link rel="alternate" type="application/rss+xml" href="/f">',
      ['https://a.example/f'],
    ],
    [
      'an escaped address',
      '<link rel="alternate" type="application/rss+xml" href="/?a=1&amp;b=2">',
      ['https://a.example/?a=1&b=2'],
    ],
    [
      'what is relative to another base',
      '<base href="https://b.example/"><link rel="alternate" type="application/rss+xml" href="f">',
      ['https://b.example/f'],
    ],
    [
      'what stands behind a body in a script or a comment',
      '<script>write("<body class=a>")</script><!-- <body> --><link rel="alternate" type="application/rss+xml" href="/f">',
      ['https://a.example/f'],
    ],
    [
      'a type with space around',
      '<link rel="alternate" type=" text/xml ; charset=utf-8" href="/f">',
      ['https://a.example/f'],
    ],
    [
      'no descriptions to be embedded',
      '<link rel="alternate" type="application/json+oembed" href="/e"><link rel="alternate" type="text/xml+oembed" href="/e">',
      [],
    ],
    ['nothing in the body', '</head><body><link rel="alternate" type="application/rss+xml" href="/f">', []],
    ['no JSON of WordPress', '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">', []],
    ['no other language', '<link rel="alternate" hreflang="de" href="/de">', []],
    ['no style sheet', '<link rel="alternate stylesheet" type="text/css" href="/f">', []],
    [
      'no address of another scheme',
      '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
      [],
    ],
    [
      'no link in a comment or a script',
      '<!-- <link rel="alternate" type="application/rss+xml" href="/f"> --><script>"<link rel=alternate type=application/rss+xml href=/f>"</script>',
      [],
    ],
  ])('finds %s', async (_, head, addresses) => {
    expect(await named(head)).toEqual(addresses);
  });

  it('puts comment feeds last', async () => {
    const link = (href: string, title: string) =>
      `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;
    expect(await named(link('/c', 'T » Comments Feed') + link('/comments/feed', '') + link('/f', 'T » Feed'))).toEqual([
      'https://a.example/f',
      'https://a.example/c',
      'https://a.example/comments/feed',
    ]);
  });
});

describe('feedsNamedBy with a hostile page', () => {
  it.each([
    ['a hundred thousand nested tags', '<div>'.repeat(100_000)],
    ['a megabyte of open brackets', '<'.repeat(1_000_000)],
    ['a tag that never ends', `<link rel="alternate" href="${'a'.repeat(1_000_000)}`],
  ])('returns no feeds for %s', async (_, page) => {
    expect(await feedsNamedBy(page, 'https://a.example/')).toEqual([]);
  });
});

describe('usualPlaces', () => {
  it('returns places beside the page and at the root, each once', () => {
    expect(usualPlaces('https://a.example/blog/page?x=1').slice(0, 2)).toEqual([
      'https://a.example/blog/feed/',
      'https://a.example/blog/rss/',
    ]);
    expect(usualPlaces('https://a.example/blog/page')).toHaveLength(18);
    expect(usualPlaces('https://a.example/')).toHaveLength(9);
  });
});
