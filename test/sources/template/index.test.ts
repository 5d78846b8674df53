import { describe, expect, it } from '@jest/globals';
import template from '../../../src/sources/template/index.js';
import {
  type Answer,
  answering,
  collect,
  type Search,
  sourceQuery,
  tapeHttp,
  testContext,
} from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { and, phrase, week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const searching = (templates: unknown, more: Record<string, string | readonly string[]> = {}): Search => ({
  query: sourceQuery(phrase('acme coffee')),
  ...week,
  settings: { templates: JSON.stringify(templates), ...more },
});

const forum = {
  name: 'The forum',
  url: 'https://forum.example/api/search?q={query}&from={since}&to={until}&page={page}',
  answer: 'json',
  headers: { 'x-api-key': '{key1}' },
  times: 'unix',
  items: 'data.posts',
  fields: {
    id: 'post.id',
    url: 'post.path',
    title: 'post.subject',
    text: 'post.body',
    author: 'post.user.name',
    authorUrl: 'post.user.page',
    date: 'post.time',
    likes: 'post.votes',
    replies: 'post.answers',
    tags: 'post.labels',
  },
  date: 'unix',
  first: 0,
  step: 20,
  kind: 'post',
};
const bridge = {
  name: 'A bridge',
  url: 'https://bridge.example/search/rss?f=tweets&q={query}&since={since}&until={until}&cursor={cursor}',
  cursor: 'header:Min-Id',
  kind: 'post',
};
const board = {
  name: 'Das Brett',
  url: 'https://board.example/suche?w={query}',
  answer: 'html',
  items: 'article.hit',
  fields: {
    id: '@data-id',
    url: 'h2 a@href',
    title: 'h2',
    text: '.text',
    author: '.who',
    authorUrl: '.who@href',
    date: '.when',
    replies: '.n',
    tags: '.tag',
  },
  date: 'DD.MM.YYYY HH:mm',
  zone: '+01:00',
  next: 'a[rel=next]@href',
  empty: '.nothing',
};

const onForum = searching([forum], { keys: ['KEYKEYKEY'] });

keepsTheContract(template, 'template/json.har', onForum, { emptyBody: '{"data":{"posts":[]}}' });
keepsTheContract(template, 'template/feed.har', searching(bridge), { emptyBody: '<rss><channel></channel></rss>' });
keepsTheContract(template, 'template/html.har', searching([board]), {
  emptyBody: '<p class="nothing">Nichts</p>',
  noLists: 'it is a page for people',
});

async function onTape(name: string, search: Search) {
  const http = tapeHttp(tape(`template/${name}.har`));
  const test = testContext(template, search, http);
  return { ...test, found: await collect(template.search(search.query, test.context)), asked: http.asked };
}

describe('a JSON template', () => {
  it('finds results by its paths, and reads pages until one is empty', async () => {
    const { found, asked } = await onTape('json', onForum);
    expect(found).toHaveLength(3);
    expect(found[0]).toEqual({
      id: 'forum.example/1',
      kind: 'post',
      url: 'https://forum.example/t/1',
      title: 'Topic 1: Acme Coffee & friends',
      text: 'I met Acme Coffee 1 times. Menu',
      author: { id: 'forum.example/reader 1', name: 'Reader 1', url: 'https://forum.example/u/1' },
      publishedAt: '2026-11-21T09:00:00.000Z',
      precision: 'second',
      language: null,
      tags: ['coffee', 'beans'],
      links: ['https://forum.example/menu'],
      engagement: { likes: 1201, replies: 1, views: null },
      origin: { name: 'The forum', url: 'https://forum.example' },
      endpoint: 'The forum',
    });
    expect(asked.map(({ headers }) => headers?.['x-api-key'])).toEqual(Array(3).fill('KEYKEYKEY'));
  });

  it('follows a cursor or an address in the response', async () => {
    const body = (id: number, more: object) => ({ body: JSON.stringify({ list: [{ id, title: 'Acme' }], ...more }) });
    const plain = { answer: 'json', items: 'list', fields: { id: 'id', title: 'title' } };
    const cursor = await ask(
      template,
      searching({ ...plain, url: 'https://a.example/?q={query}&c={cursor}', cursor: 'meta.next' }),
      ({ searchParams }) =>
        body(searchParams.get('c') === '' ? 1 : 2, { meta: { next: searchParams.get('c') === '' ? 'x y' : null } }),
    );
    expect(cursor.urls.map(({ search }) => search)).toEqual([
      '?q=%22acme%20coffee%22&c=',
      '?q=%22acme%20coffee%22&c=x%20y',
    ]);
    const next = await ask(
      template,
      searching({ ...plain, url: 'https://a.example/?q={query}', next: 'links.0.href' }),
      ({ pathname }) => body(pathname === '/' ? 1 : 2, pathname === '/' ? { links: [{ href: '/2' }] } : {}),
    );
    expect(next.urls.map(({ pathname }) => pathname)).toEqual(['/', '/2']);
    expect(next.found.map(({ id }) => id)).toEqual(['a.example/1', 'a.example/2']);
  });

  it.each([
    ['a number', 12, 12],
    ['a number in thousands', '1,234 likes', 1234],
    ['a shortened number', '1.2k', 1200],
    ['a number with a fraction', '12.0', 12],
    ['more against than for', -3, null],
    ['the same in words', 'score: −3', null],
    ['a number behind a dash', 'likes - 3', 3],
    ['no number', 'many', null],
  ])('parses a count from %s', async (_, likes, expected) => {
    const one = { answer: 'json', items: 'list', fields: { id: 'id', title: 'id', likes: 'n' } };
    const search = searching({ ...one, url: 'https://a.example/?q={query}' });
    const { found } = await ask(template, search, { body: JSON.stringify({ list: [{ id: 'acme', n: likes }] }) });
    expect(found[0]?.engagement?.likes).toBe(expected);
  });

  it.each([
    ['DD.MM.YYYY', '20.11.2026', undefined],
    ['DD.MM.YYYY', '11/20/2026', true],
    ['DD.MM.YYYY', '', undefined],
    ['DD.MM.YYYY', null, undefined],
    [undefined, '3 hours ago', true],
  ])('flags a date that does not have the expected format (%s: %p)', async (date, written, isUnreadable) => {
    const one = { answer: 'json', items: 'list', fields: { id: 'id', title: 'id', date: 'at' }, date };
    const search = searching({ ...one, url: 'https://a.example/?q={query}' });
    const { found } = await ask(template, search, { body: JSON.stringify({ list: [{ id: 'acme', at: written }] }) });
    expect(found[0]?.hasUnreadableTime).toBe(isUnreadable);
  });

  it('does not send its keys to another site that a response links to', async () => {
    const { asked } = await ask(
      template,
      searching(
        {
          url: 'https://a.example/?q={query}',
          headers: { 'x-key': '{key2}' },
          answer: 'json',
          items: 'list',
          fields: { id: 'id', title: 'id' },
          next: 'next',
        },
        { keys: ['ONE', 'TWO'] },
      ),
      ({ host }) => ({
        body: JSON.stringify({ list: [{ id: host }], next: host === 'a.example' ? 'https://b.example/' : null }),
      }),
    );
    expect(asked.map(({ headers, untrusted }) => [headers?.['x-key'], untrusted])).toEqual([
      ['TWO', false],
      [undefined, true],
    ]);
  });

  survivesStrangeAnswers(template, onForum, {
    data: { posts: [{ post: { id: 1, path: '/t', subject: 'Acme', body: 'x', time: 1795251600, labels: ['a'] } }] },
  });
});

describe('a feed template', () => {
  it('sends whole days that cover the window in any time zone, and follows a cursor in a header', async () => {
    const { found, asked } = await onTape('feed', searching(bridge));
    expect(asked.map(({ url }) => new URL(url).search)).toEqual([
      '?f=tweets&q=%22acme%20coffee%22&since=2026-11-13&until=2026-11-22&cursor=',
      '?f=tweets&q=%22acme%20coffee%22&since=2026-11-13&until=2026-11-22&cursor=DAAC',
    ]);
    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      ['https://bridge.example/search/rss#9002', 'post'],
      ['https://bridge.example/search/rss#9001', 'post'],
      ['https://bridge.example/search/rss#9000', 'post'],
    ]);
  });

  it.each([
    ['iso', '2026-11-21T12:00:30.500Z'],
    ['unix', '1795262430'],
    ['YYYY-MM-DD HH:mm:ss', '2026-11-21 12:00:30'],
    ['YYYY-MM-DD HH:mm', '2026-11-21 12:01'],
    ['YYYY-MM-DDTHH', '2026-11-21T13'],
    ['YYYY-MM-DD', '2026-11-22'],
  ])('sends an end no earlier than that of the window, except for fractions of a second, as %s', (times, expected) => {
    const route = { times, url: 'https://a.example/?q={query}&to={until}' };
    const search: Search = { ...searching(route), until: new Date('2026-11-21T12:00:30.500Z') };
    const { context } = testContext(template, search, answering({ body: '' }));
    const [request] = template.requests(search.query, context);
    expect(new URL(request!.url).searchParams.get('to')).toBe(expected);
  });

  it('is read once and as a whole if it has no placeholder for the query', async () => {
    const route = { name: 'Route', url: 'https://hub.example/news/acme?key={key1}' };
    const search: Search = { ...searching(route, { keys: ['a&b'] }), query: sourceQuery(word('a'), word('b')) };
    const { context } = testContext(template, search, answering({ body: '' }));
    expect(template.capabilities(context.settings)).toMatchObject({ search: 'whole' });
    expect(template.requests(search.query, context)).toEqual([
      { url: 'https://hub.example/news/acme?key=a%26b', query: null },
    ]);
  });

  it('stops at results older than the window, unless they are ordered by relevance', async () => {
    const old =
      '<rss><channel><item><title>A</title><guid>1</guid><pubDate>2026-01-01</pubDate></item></channel></rss>';
    const paged = { url: 'https://a.example/?q={query}&p={page}' };
    expect((await ask(template, searching(paged), { body: old })).asked).toHaveLength(1);
    expect((await ask(template, searching({ ...paged, order: 'relevance' }), { body: old })).asked).toHaveLength(2);
  });

  it('ends at the first missing page if it counts pages', async () => {
    const item = '<item><title>A</title><guid>1</guid></item>';
    const answer = (url: URL): Answer =>
      /=1?$/.test(url.href)
        ? { body: `<rss><channel>${item}</channel></rss>`, headers: { next: 'x' } }
        : { status: 404, body: '<rss><channel><title>Page not found</title></channel></rss>' };
    const counted = { url: 'https://a.example/?s={query}&feed=rss2&paged={page}' };
    expect(await ask(template, searching(counted), answer)).toMatchObject({
      found: [{ title: 'A' }],
      asked: [{}, {}],
      endpoints: [{ url: 'a.example', error: null }],
      truncations: [],
    });
    // But it fails if even the first page is missing, or if the site itself named the missing page.
    for (const other of [
      { ...counted, first: 2 },
      { url: 'https://a.example/?s={query}&c={cursor}', cursor: 'header:next' },
    ]) {
      expect((await ask(template, searching(other), answer)).error).toMatchObject({ code: 'not_found' });
    }
  });

  it('is truncated if there are more pages than it may read', async () => {
    let id = 0;
    const { asked, truncations } = await ask(
      template,
      searching({ url: 'https://a.example/?q={query}&p={page}', pages: 3 }),
      () => ({
        body: `<rss><channel><item><title>A</title><guid>${id++}</guid></item></channel></rss>`,
      }),
    );
    expect([asked.length, truncations.length]).toEqual([3, 1]);
  });
});

describe('an HTML template', () => {
  it('finds results by its selectors, and resolves addresses against the base of the page', async () => {
    const { found, asked } = await onTape('html', searching([board]));
    expect(asked.map(({ url }) => url)).toEqual([
      'https://board.example/robots.txt',
      'https://board.example/suche?w=%22acme%20coffee%22',
      'https://board.example/suche?w=%22acme+coffee%22&s=2',
    ]);
    expect(found).toHaveLength(3);
    expect(found[0]).toEqual({
      id: 'board.example/31',
      kind: 'article',
      url: 'https://board.example/forum/thema/31.html?sid=1',
      title: 'Thema 31: Acme Coffee überall',
      text: 'Acme Coffee\n\nist da.',
      author: { id: 'board.example/leser 31', name: 'Leser 31', url: 'https://board.example/u/31' },
      publishedAt: '2026-11-20T08:30:00.000Z',
      precision: 'minute',
      language: null,
      tags: ['Kaffee', 'Bohnen'],
      links: [],
      engagement: { likes: null, replies: 31, views: null },
      origin: { name: 'Das Brett', url: 'https://board.example' },
      endpoint: 'Das Brett',
    });
  });

  it('requests robots.txt only once, however many searches there are', async () => {
    const search: Search = {
      ...searching([board, { ...board, name: 'Noch eins' }]),
      query: sourceQuery(word('a'), word('b')),
    };
    const { urls, found } = await ask(template, search, ({ pathname }) => ({
      body: pathname === '/robots.txt' ? '' : '<article class="hit" data-id="1"><h2>Acme</h2></article>',
    }));
    expect(urls.filter(({ pathname }) => pathname === '/robots.txt')).toHaveLength(1);
    expect([urls.length, found.length]).toEqual([5, 1]);
    const { context } = testContext(template, search, answering({ body: '' }));
    expect(template.requests(search.query, context).map(({ url }) => new URL(url).pathname)).toEqual([
      '/robots.txt',
      '/suche',
      '/suche',
    ]);
  });

  it('is not read if robots.txt disallows it', async () => {
    const { error, asked } = await ask(template, searching(board), ({ pathname }) =>
      pathname === '/robots.txt' ? { body: 'User-agent: *\nDisallow: /suche' } : { body: '' },
    );
    expect([asked.length, error]).toEqual([
      1,
      expect.objectContaining({
        code: 'blocked',
        message: 'board.example asks programs not to read this page (robots.txt)',
      }),
    ]);
  });

  const page = (body: string): ((url: URL) => Answer) => {
    return ({ pathname }) =>
      pathname === '/robots.txt' ? { status: 404, body: '' } : { headers: { 'content-type': 'text/html' }, body };
  };

  it.each([
    ['a page that found nothing', board, '<p class="nothing">Nichts</p>', null],
    ['a page that is another one', board, '<p>Neu!</p>', 'bad_response'],
    ['a page of which nobody knows', { ...board, empty: undefined }, '<p>Neu!</p>', null],
    ['a wall before the page', { ...board, empty: undefined }, '<title>Just a moment...</title>', 'blocked'],
    ['a page too deep', board, '<div>'.repeat(20_000), 'too_large'],
    ['a selector that is none', { ...board, items: 'div[' }, '<p>Neu!</p>', 'needs_config'],
  ])('reports the right error, if any, for %s', async (_, given, body, code) => {
    const { error, found } = await ask(template, searching(given), page(body));
    expect([(error as { code?: string } | null)?.code ?? null, found]).toEqual([code, []]);
  });
});

describe('templates', () => {
  it.each<[string, unknown, string, string]>([
    [
      'no result',
      { ...board, empty: undefined },
      '<p>Neu!</p>',
      'Das Brett: no result was recognised; name in empty what the page shows where there is none',
    ],
    [
      'items of a feed without a word',
      bridge,
      '<rss><channel><item><link>https://a.example/1</link></item></channel></rss>',
      'A bridge: none of its 1 items has a title or a text',
    ],
  ])('warn that they may not match their site: %s', async (_, given, body, message) => {
    const { warnings } = await ask(template, searching(given), { body });
    expect(warnings).toEqual([{ code: 'no_results', message }]);
  });

  it.each<[string, unknown, string, string]>([
    [
      'a page without a word',
      board,
      '<article class="hit" data-id="7">',
      'Das Brett: none of its 1 results has an id or url, and a title or text',
    ],
    [
      'a page without an address',
      board,
      '<article class="hit"><h2>Acme</h2></article><article class="hit">',
      'Das Brett: none of its 2 results has an id or url, and a title or text',
    ],
    [
      'JSON of another form',
      forum,
      '{"data":{"posts":[{"id":1}]}}',
      'The forum: none of its 1 results has an id or url, and a title or text',
    ],
    [
      'a feed of another form',
      bridge,
      '<rss><channel><item><x/></item></channel></rss>',
      'no items can be recognised in what A bridge answered',
    ],
  ])('fail if none of the results can be read: %s', async (_, given, body, message) => {
    const { error, warnings } = await ask(template, searching([given], { keys: ['KEYKEYKEY'] }), { body });
    expect([error, warnings]).toEqual([expect.objectContaining({ code: 'bad_response', message }), []]);
  });

  it('have separate outcomes even if they share a name', async () => {
    const feed = { url: 'https://a.example/?q={query}' };
    const { endpoints, error } = await ask(template, searching([feed, feed, { ...feed, answer: 'xml' }]), {
      body: '<rss><channel></channel></rss>',
    });
    expect(error).toBeNull();
    expect(Object.fromEntries(endpoints.map((one) => [one.url, one.error?.message ?? null]))).toEqual({
      'a.example': null,
      'a.example (2)': null,
      'a.example (3)': 'the template a.example has no such answer; known: feed, json, html',
    });
  });

  it.each<[string, unknown]>([
    ['the template x needs a url that begins with http:// or https://', { name: 'x' }],
    ['the template x has a member that is not known: selector', { name: 'x', url: 'https://a.example', selector: 'p' }],
    [
      'the template x has a field that is not known: body; known: id, url, title, text, author, authorUrl, date, language, tags, likes, replies, views',
      { name: 'x', url: 'https://a.example', fields: { body: 'p' } },
    ],
    [
      'the template x must say where id or url is found (fields)',
      { name: 'x', url: 'https://a.example', answer: 'json', fields: { title: 't' } },
    ],
    [
      'the template x must say where title or text is found (fields)',
      { name: 'x', url: 'https://a.example', answer: 'json', fields: { id: 'i' } },
    ],
    [
      'the template x must say where its results are found (items)',
      { name: 'x', url: 'https://a.example', answer: 'html', fields: { id: 'i', title: 't' } },
    ],
    ['the template x needs a whole number as pages', { name: 'x', url: 'https://a.example', pages: 'all' }],
    [
      'the template x has a zone that cannot be read: Europe/Berlin; as +01:00 or CET',
      { name: 'x', url: 'https://a.example', zone: 'Europe/Berlin' },
    ],
    ['a template is an object with a name and a url', 7],
  ])('are rejected with the message: %s', async (message, given) => {
    const { error, asked } = await ask(template, searching([given]), { body: '' });
    expect([error, asked]).toEqual([expect.objectContaining({ code: 'needs_config', message }), []]);
  });

  it('are parsed from JSON, also several in a list that was joined by commas', async () => {
    const requests = (templates: string) => {
      const { context } = testContext(template, { ...onForum, settings: { templates } }, answering({ body: '' }));
      return template.requests(sourceQuery(and(word('acme'), word('C++'))), context).map(({ url }) => url);
    };
    const one = '{"url":"https://a.example/{query}"}';
    expect(requests(one)).toEqual(['https://a.example/acme%20%22C%2B%2B%22']);
    expect(requests(`${one},${one.replace('a.', 'b.')}`)).toHaveLength(2);
    expect(requests('not JSON')).toEqual([]);
    const { error } = await ask(template, { ...onForum, settings: { templates: 'not JSON' } }, { body: '' });
    expect(error).toMatchObject({ code: 'needs_config', message: 'template.templates is not JSON' });
  });
});
