import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import telegram from '../../../src/sources/telegram/index.js';
import { readChannel } from '../../../src/sources/telegram/wire.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import fc from '../../support/property.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week } from '../searches.js';

const query = sourceQuery();
const search: Search = { query, ...week, limit: Number.POSITIVE_INFINITY, settings: { channels: ['acmefans'] } };
const html = (body: string) => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body });
const EMPTY = '<section class="tgme_channel_history"><div class="tme_no_messages_found">No posts found</div></section>';
const message = (id: string, at: string, text = 'acme') =>
  `<div class="tgme_widget_message" data-post="${id}"><div class="tgme_widget_message_text js-message_text">${text}</div>` +
  `<a class="tgme_widget_message_date"><time datetime="${at}"></time></a></div>`;
const page = (messages: string, before?: number) =>
  `<section class="tgme_channel_history">${before === undefined ? '' : `<a class="tme_messages_more" data-before="${before}"></a>`}${messages}</section>`;

keepsTheContract(telegram, 'telegram/channel.har', search, { emptyBody: EMPTY, noLists: 'it is a page for people' });

describe('telegram', () => {
  const find = async () => {
    const http = tapeHttp(tape('telegram/channel.har'));
    const test = testContext(telegram, search, http);
    return { ...test, found: await collect(telegram.search(query, test.context)), asked: http.asked };
  };

  it('reads messages newest first, without service messages and messages without text', async () => {
    const { found, endpoints } = await find();
    expect(found.map(({ id }) => id)).toEqual([48, 46, 45, 44, 41, 40].map((number) => `acmefans/${number}`));
    expect(endpoints).toEqual([{ url: 'acmefans', error: null }]);
    expect(found[3]).toEqual({
      id: 'acmefans/44',
      kind: 'post',
      url: 'https://t.me/acmefans/44',
      text: 'Acme Coffee <3\nsince 1999 ☕ #coffee menu',
      author: {
        id: 'acmefans',
        handle: 'acmefans',
        name: 'Acme & Fans',
        url: 'https://t.me/acmefans',
        followers: 12_300,
      },
      publishedAt: '2026-11-20T07:24:01.000Z',
      precision: 'second',
      tags: ['coffee'],
      links: ['https://acme.example/menu'],
      engagement: { views: 4850, likes: 1134 },
      origin: { name: 'Acme & Fans', url: 'https://t.me/acmefans' },
      thread: { parent: null },
      repostOf: null,
      media: [],
      endpoint: 'acmefans',
    });
  });

  it.each([
    ['a part of a page', page(message('acmefans/9', '2026-11-20T10:00:00+00:00')), 0],
    ['a whole page', `<html><body>${page(message('acmefans/9', '2026-11-20T10:00:00+00:00'))}</body></html>`, 0],
    ['a page that breaks off', `<html><body>${page(message('acmefans/9', '2026-11-20T10:00:00+00:00'))}`, 1],
  ])('reports truncation only if the page is cut off: %s', async (_, body, times) => {
    const { found, truncations } = await ask(telegram, search, ({ pathname }) =>
      pathname === '/robots.txt' ? { status: 404, body: '' } : html(body),
    );
    expect([found.length, truncations.length]).toEqual([1, times]);
  });

  it('reads past any number of pages without text, even with a limit', async () => {
    const at = '2026-11-20T10:00:00+00:00';
    const textOf = (number: number) => (number > 80 || number < 3 ? 'acme' : '');
    const pageAt = (number: number) =>
      page(message(`acmefans/${number}`, at, textOf(number)), number > 1 ? number : undefined);
    const { found, error } = await ask(telegram, { ...search, limit: 100 }, ({ pathname, searchParams }) =>
      pathname === '/robots.txt'
        ? { status: 404, body: '' }
        : html(pageAt(Number(searchParams.get('before') ?? 91) - 1)),
    );
    expect([error, found.length]).toEqual([null, 12]);
  });

  it('reads an album once, a reply without its quote, and a forwarded message as a repost', async () => {
    const [forwarded, album, reply, , long] = (await find()).found;
    expect(album).toMatchObject({
      text: 'An album of Acme Coffee',
      media: ['https://cdn.example/file/1.jpg', 'https://cdn.example/file/2.jpg'],
    });
    expect(reply).toMatchObject({ text: 'still true', thread: { parent: 'acmefans/44' } });
    expect(forwarded).toMatchObject({ repostOf: 'acmenews/7' });
    expect(long).toMatchObject({ engagement: { views: 1_200_000, likes: null } });
  });

  it.each([
    ['none of them has', ['', ''], ['no_texts']],
    ['one of them has', ['', 'acme'], []],
    ['Telegram alone speaks of', ['service'], []],
  ])('warns only if there are messages and none has a text: %s a text', async (_, texts, codes) => {
    const messages = texts.map((text, index) =>
      text === 'service'
        ? '<div class="tgme_widget_message service_message" data-post="acmefans/1">Channel created</div>'
        : message(`acmefans/${index}`, '2026-11-20T09:00:00Z', text),
    );
    const { warnings } = await ask(telegram, search, ({ pathname }) =>
      pathname === '/robots.txt' ? { status: 404, body: '' } : html(page(messages.join(''))),
    );
    expect(warnings.map(({ code }) => code)).toEqual(codes);
  });

  it('requests robots.txt once a day, and no page that it disallows', async () => {
    const closed = ({ pathname }: URL) =>
      pathname === '/robots.txt' ? { body: 'User-agent: *\nDisallow: /s/' } : html(EMPTY);
    const first = await ask(telegram, search, closed);
    expect([first.error, first.asked.length]).toEqual([expect.objectContaining({ code: 'blocked' }), 1]);
    const again = await ask(telegram, { ...search, cache: Object.fromEntries(first.cached) }, closed);
    expect([again.error, again.asked.length]).toEqual([expect.objectContaining({ code: 'blocked' }), 0]);
  });

  it('does not follow the redirect of a channel without a preview', async () => {
    const { error, asked } = await ask(telegram, search, ({ pathname }) =>
      pathname === '/robots.txt'
        ? { status: 404, body: '' }
        : { status: 302, headers: { location: 'https://t.me/acmefans' }, body: '' },
    );
    expect(error).toMatchObject({
      code: 'not_found',
      message: 't.me/acmefans is not a public channel, or shows no preview',
    });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['stops before the window', [page(message('acme/9', '2026-11-10T10:00:00+00:00'), 9)], 1],
    ['stops at the beginning', [page(message('acme/9', '2026-11-20T10:00:00+00:00'))], 1],
    [
      'goes in no circles',
      [
        page(message('acme/9', '2026-11-20T10:00:00+00:00'), 9),
        page(message('acme/8', '2026-11-20T09:00:00+00:00'), 9),
      ],
      2,
    ],
    ['goes on over pages without words', [page('', 30), page(message('acme/9', '2026-11-20T10:00:00+00:00'))], 2],
  ])('%s', async (_, pages, times) => {
    const { urls } = await ask(telegram, search, ({ pathname }) =>
      pathname === '/robots.txt' ? { status: 404, body: '' } : html(pages.shift()!),
    );
    expect(urls.slice(1)).toHaveLength(times);
  });

  it('rejects a page on which no message is recognised', async () => {
    const strange = page('<div class="tgme_post" data-post="acmefans/9">acme</div>', 9);
    const { error } = await ask(telegram, search, ({ pathname }) =>
      pathname === '/robots.txt' ? { status: 404, body: '' } : html(strange),
    );
    expect(error).toMatchObject({ code: 'bad_response', hint: expect.stringContaining('newer version') });
  });

  it('is truncated after a hundred pages', async () => {
    let number = 100_000;
    const { truncations, asked } = await ask(telegram, search, ({ pathname }) => {
      number -= 20;
      const at = '2026-11-20T10:00:00+00:00';
      return pathname === '/robots.txt' ? { status: 404, body: '' } : html(page(message(`acme/${number}`, at), number));
    });
    expect([asked.length, truncations]).toEqual([
      101,
      ['t.me/acmefans has more messages than are read of one channel'],
    ]);
  });

  it.each([
    ['acmefans', 'https://t.me/s/acmefans'],
    ['@AcmeFans', 'https://t.me/s/AcmeFans'],
    ['https://t.me/acmefans', 'https://t.me/s/acmefans'],
    ['t.me/s/acmefans?before=7', 'https://t.me/s/acmefans'],
    ['https://telegram.me/acmefans/44', 'https://t.me/s/acmefans'],
    ['https://acme.example/fans', undefined],
    ['+invite', undefined],
    ['', undefined],
  ])('reads the channel %j at %s', async (given, url) => {
    const { urls, error } = await ask(telegram, { ...search, settings: { channels: [given] } }, html(EMPTY));
    expect(urls[1]?.href).toBe(url);
    if (url === undefined) expect(error).toMatchObject({ code: 'needs_config' });
  });

  it('tolerates a failing channel if another one answers', async () => {
    const two = { ...search, settings: { channels: ['acmefans', 'gone'] } };
    const { found, endpoints, error, asked } = await ask(telegram, two, ({ pathname }) => {
      if (pathname === '/robots.txt') return { status: 404, body: '' };
      if (pathname.endsWith('gone')) return { status: 302, body: '' };
      return html(page(message('acmefans/9', '2026-11-20T10:00:00+00:00')));
    });
    expect([error, found.length, asked.length]).toEqual([null, 1, 3]);
    expect(endpoints.map(({ url, error: failure }) => [url, failure?.code ?? null]).toSorted()).toEqual([
      ['acmefans', null],
      ['gone', 'not_found'],
    ]);
  });
});

describe('readChannel', () => {
  it('never throws, and returns no message without an id and a text', () => {
    const [, whole] = tape('telegram/channel.har').entries;
    const text = new TextDecoder().decode(whole!.response.bytes);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(400), fc.string(), (at, length, other) => {
        const found = readChannel(text.slice(0, at) + other + text.slice(at + length))?.found ?? [];
        expect(found.every(({ id, text: said }) => /^\w+\/\d+$/.test(id ?? '') && said !== '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('handles any depth of nesting, and messages within messages', () => {
    const deep = `<section class="tgme_channel_history">${'<div class="tgme_widget_message" data-post="acme/1">'.repeat(50_000)}`;
    expect(readChannel(deep)?.found).toEqual([]);
  });
});

const corpora = process.env['SOCIALRANK_CORPORA'];
if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {});
} else {
  it('reads a page of a real channel', () => {
    const read = readChannel(readFileSync(`${corpora}/payloads/telegram/channel-fragments.html`, 'utf8'));
    expect(read?.found.map(({ id, publishedAt }) => [id?.split('/')[1], publishedAt])).toEqual([
      ['47109', '2026-09-27T08:21:14.000Z'],
      ['47107', '2026-09-27T07:24:01.000Z'],
    ]);
    expect(read?.found[1]).toMatchObject({ engagement: { views: 4850, likes: 34 } });
    const [album] = read?.found ?? [];
    expect(album?.text?.match(/Sunday/g)).toHaveLength(1);
  });
}
