import { describe, expect, it } from '@jest/globals';
import { canonicalUrl } from '../../../src/core/mention/canonical-url.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

const PAGE = 'https://news.example/a/story-7';

describe('canonicalUrl', () => {
  it.each([
    ['its scheme', 'http://news.example/a/story-7'],
    ['the case of its host', 'HTTPS://News.EXAMPLE/a/story-7'],
    ['www.', 'https://www.news.example/a/story-7'],
    ['a full stop behind the host', 'https://news.example./a/story-7'],
    ['its default port', 'https://news.example:443/a/story-7'],
    ['the default port of http', 'http://news.example:80/a/story-7'],
    ['a user', 'https://ann:secret@news.example/a/story-7'],
    ['a trailing slash', 'https://news.example/a/story-7/'],
    ['slashes too many', 'https://news.example//a///story-7'],
    ['dot segments', 'https://news.example/b/../a/./story-7'],
    ['a fragment', 'https://news.example/a/story-7#comments'],
    ['a question mark without a question', 'https://news.example/a/story-7?'],
    ['tracking', 'https://news.example/a/story-7?utm_source=x&fbclid=1&gclid=2&UTM_CAMPAIGN=y'],
    ['tracking escaped once too often', 'https://news.example/a/story-7?utm_id=1&amp;utm_source=x'],
    ['the index page', 'https://news.example/a/story-7/index.html'],
    ['escapes that need not be', 'https://news.example/%61/story%2D7'],
    ['white space around it', ' https://news.example/a/story-7\n'],
    ['its mobile host', 'https://m.news.example/a/story-7'],
    ['another mobile host', 'https://www.mobile.news.example/a/story-7'],
    ['its AMP host', 'https://amp.news.example/a/story-7'],
    ['its AMP page', 'https://news.example/a/story-7/amp/'],
    ['its AMP page as a file', 'https://news.example/a/story-7/amp.html'],
    ['its AMP page by an ending', 'https://news.example/a/story-7.amp'],
    ['its AMP page in a folder', 'https://news.example/amp/a/story-7'],
    ['its AMP page by a parameter', 'https://news.example/a/story-7?amp=1'],
    ['its AMP page by an empty parameter', 'https://news.example/a/story-7?amp'],
    ['its AMP page by a type', 'https://news.example/a/story-7?outputType=amp'],
    ["Google's AMP viewer", 'https://www.google.com/amp/s/news.example/a/story-7'],
    ["Google's AMP viewer of an AMP page", 'https://www.google.de/amp/s/amp.news.example/a/story-7/amp/'],
    ["Google's AMP cache", 'https://news-example.cdn.ampproject.org/c/s/news.example/a/story-7'],
    ['Google', `https://www.google.com/url?sa=t&url=${encodeURIComponent(PAGE)}&usg=x`],
    ['Google, by its other parameter', `https://google.co.uk/url?q=${encodeURIComponent(PAGE)}`],
    ['a Google Alert', `https://www.google.com/url?rct=j&sa=t&url=${PAGE}&ct=ga&cd=CAEY&usg=AOv`],
    ['Bing News', `http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=${encodeURIComponent(PAGE)}&c=1`],
    ['Facebook', `https://l.facebook.com/l.php?u=${encodeURIComponent(`${PAGE}?fbclid=1`)}&h=x`],
    ['Facebook on a phone', `https://lm.facebook.com/l.php?u=${encodeURIComponent(PAGE)}`],
    ['Instagram', `https://l.instagram.com/?u=${encodeURIComponent(PAGE)}&e=x`],
    ['YouTube', `https://www.youtube.com/redirect?event=video&q=${encodeURIComponent(PAGE)}`],
    ['Reddit', `https://out.reddit.com/t3_1?url=${encodeURIComponent(PAGE)}&token=x`],
    ['DuckDuckGo', `https://duckduckgo.com/l/?uddg=${encodeURIComponent(PAGE)}`],
    ['LinkedIn', `https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(PAGE)}`],
    ['VK', `https://vk.com/away.php?to=${encodeURIComponent(PAGE)}`],
    ['Tumblr', `https://t.umblr.com/redirect?z=${encodeURIComponent(PAGE)}&t=x`],
    [
      'Google behind Facebook',
      `https://l.facebook.com/l.php?u=${encodeURIComponent(`https://google.com/url?q=${encodeURIComponent(PAGE)}`)}`,
    ],
  ])('yields the same page despite %s', (_, url) => {
    expect(canonicalUrl(url)).toBe(PAGE);
  });

  it.each([
    ['the order of parameters', 'https://a.example/?b=2&a=1', 'https://a.example/?a=1&b=2'],
    ['the place of a repeated parameter', 'https://a.example/?t=2&p=x&t=1', 'https://a.example/?t=1&t=2&p=x'],
    ['plus and %20', 'https://a.example/?q=a+b', 'https://a.example/?q=a%20b'],
    ['an equals sign with nothing behind', 'https://a.example/?q', 'https://a.example/?q='],
    ['an ampersand escaped once too often', 'https://a.example/?a=1&amp;b=2', 'https://a.example/?a=1&b=2'],
    ['the case of escapes', 'https://a.example/caf%c3%a9', 'https://a.example/caf%C3%A9'],
    ['letters and their escapes', 'https://a.example/café', 'https://a.example/caf%C3%A9'],
    ['an international name and its ASCII', 'https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['the case of an international name', 'https://BÜCHER.example/', 'https://bücher.example/'],
    ['spellings of an IPv6 address', 'http://[0:0:0:0:0:0:0:1]/x', 'https://[::1]/x'],
    ['spellings of an IPv4 address', 'http://127.1/x', 'https://127.0.0.1/x'],
    ['languages of a mobile Wikipedia', 'https://en.m.wikipedia.org/wiki/Oat', 'https://en.wikipedia.org/wiki/Oat'],
    ['a redirector that leads nowhere', 'https://www.google.com/url?sa=t', 'https://google.com/url?sa=t'],
  ])('yields equal addresses despite %s', (_, one, other) => {
    expect(canonicalUrl(one)).toBe(canonicalUrl(other));
    expect(canonicalUrl(one)).not.toBeNull();
  });

  it.each([
    ['paths', 'https://a.example/x', 'https://a.example/y'],
    ['the case of paths', 'https://a.example/x', 'https://a.example/X'],
    ['parameters', 'https://a.example/?id=1', 'https://a.example/?id=2'],
    ['the case of parameters', 'https://a.example/?v=aB', 'https://a.example/?v=ab'],
    ['ports', 'https://a.example:8443/x', 'https://a.example/x'],
    ['subdomains', 'https://ann.blog.example/1', 'https://bob.blog.example/1'],
    ['hosts with a number', 'https://www2.a.example/x', 'https://a.example/x'],
    ['names under a shared domain', 'https://m.co.uk/x', 'https://amp.co.uk/x'],
    ['domains of two parts', 'https://m.example/x', 'https://example/x'],
    ['escaped slashes', 'https://a.example/x%2Fy', 'https://a.example/x/y'],
    ['escaped questions', 'https://a.example/x%3Fid=1', 'https://a.example/x?id=1'],
    ['a page about amplifiers and the home page', 'https://a.example/amp', 'https://a.example/'],
    ['a file of no name but an ending and the home page', 'https://a.example/.amp', 'https://a.example/'],
    ['a name that ends in a full stop', 'https://a.example/x..amp', 'https://a.example/x.'],
    ['a parameter called amp that says something', 'https://a.example/?amp=marshall', 'https://a.example/'],
    ['what strangers call a redirector', 'https://google.evil.example/url?q=https://b.example/', 'https://b.example/'],
    ['a path that is only like one', 'https://www.youtube.com/watch?q=https://b.example/', 'https://b.example/'],
    ['a redirector to what is none of the web', 'https://google.com/url?q=javascript:1', 'https://google.com/url?q=x'],
    ['a search for an address', 'https://www.google.com/search?q=https://b.example/', 'https://b.example/'],
  ])('distinguishes %s', (_, one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
    expect(canonicalUrl(one)).not.toBeNull();
  });

  it.each([
    '',
    'x',
    'mailto:ann@a.example',
    'ftp://a.example/',
    'javascript:alert(1)',
    'https://',
    'http://[::1',
    '//a/',
  ])('returns null for %j', (url) => {
    expect(canonicalUrl(url)).toBeNull();
  });

  it('unwraps up to five nested redirectors, and keeps the address of a sixth', () => {
    const wrapped = (times: number): string =>
      times === 0 ? PAGE : `https://www.google.com/url?q=${encodeURIComponent(wrapped(times - 1))}`;
    expect(canonicalUrl(wrapped(5))).toBe(PAGE);
    expect(canonicalUrl(wrapped(6))).toMatch(/^https:\/\/google\.com\/url\?q=/);
    expect(canonicalUrl(wrapped(6))).not.toBe(canonicalUrl(wrapped(7)));
  });

  it('can be passed to Array.map, since it ignores further arguments', () => {
    const urls = ['https://a.example/', `https://www.google.com/url?q=${encodeURIComponent(PAGE)}`];
    expect(urls.concat(urls, urls, urls).map(canonicalUrl).at(-1)).toBe(PAGE);
  });

  it('is idempotent', () => {
    const piece = fc.constantFrom(
      ...['www.', 'm.', 'amp.', 'mobile.', 'co.', 'uk', 'google.', 'com', 'example', '.', 'en.m.wikipedia.org'],
      ...[
        '/',
        '//',
        '/amp',
        '/amp.html',
        '.amp',
        '.amp.html',
        '/index.html',
        '/s',
        '/c',
        '/url',
        '/..',
        '/%2e',
        '/%41',
        '%',
      ],
      ...[
        '?',
        '&',
        '=',
        'amp;',
        'amp=1',
        'utm_x=1',
        'q=',
        'url=',
        '+',
        '%20',
        '%C3',
        '#',
        ':443',
        ':80',
        'é',
        ';',
        '\\',
      ],
      ...['https://', 'https%3A%2F%2F', 'https://google.com/url?q=', 'https://x.cdn.ampproject.org/c/s/'],
    );
    const address = fc
      .array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 14 })
      .map((pieces) => `https://${pieces.join('')}`);
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl({ withQueryParameters: true, withFragments: true })), (url) => {
        const once = canonicalUrl(url);
        if (once !== null) expect(canonicalUrl(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });

  it('returns the same form for plain addresses, which it does not parse, as for all others', () => {
    const hosts = [
      'a.example',
      'www.a.example',
      'm.co.uk',
      'x.com',
      'google.com',
      'youtu.be',
      'web.archive.org',
      'a-b.io',
    ];
    const segments = [
      '/Ann',
      '/@ann',
      '/amp',
      '/AMP',
      '/users',
      '/statuses',
      '/12',
      '/watch',
      '/comments',
      '/~x',
      '/url',
      '/',
    ];
    const address = fc
      .tuple(fc.constantFrom(...hosts), fc.array(fc.constantFrom(...segments), { maxLength: 4 }))
      .map(([host, path]) => `https://${host}${path.join('')}`);
    fc.assert(
      fc.property(address, (url) => {
        expect(canonicalUrl(url)).toBe(canonicalUrl(`${url}?utm_source=feed`));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, (size: number) => string]>([
    ['segments', (size) => `https://a.example${'/amp'.repeat(size)}`],
    ['endings', (size) => `https://a.example/x${'.amp'.repeat(size)}`],
    ['parameters', (size) => `https://a.example/?${'amp;&utm_x=1&'.repeat(size)}`],
    ['hosts in hosts', (size) => `https://${'www.'.repeat(Math.min(size, 60))}a.example/${'%41'.repeat(size)}`],
    ['redirectors', (size) => 'https://google.com/url?q='.repeat(size)],
    ['dots', (size) => `https://a${'.'.repeat(size)}b/`],
    ['labels', (size) => `https://en${'.m'.repeat(size)}.wik.org/`],
  ])('takes time linear in the number of %s', (_, urlOf) => {
    expect(growth(4000, (size) => void canonicalUrl(urlOf(size)))).toBeLessThan(TOO_STEEP);
  });
});
