import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { appOf } from '../../../src/sources/appstore/app.js';
import appstore from '../../../src/sources/appstore/index.js';
import { appNameIn, entriesIn, fromReview } from '../../../src/sources/appstore/wire.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week, word } from '../searches.js';
import { survivesStrangeAnswers } from '../strange.js';

const search: Search = {
  query: sourceQuery(word('acme')),
  ...week,
  settings: { apps: ['123456789', 'https://apps.apple.com/de/app/acme-kaffee/id123456789'] },
};
const alone = { ...search, settings: { apps: ['123456789'] } };
const review = (id: number, updated = '2026-11-20T08:30:00-07:00') => ({
  id: { label: String(id) },
  title: { label: 'ok' },
  'im:rating': { label: '3' },
  updated: { label: updated },
});
const feed = (entry: unknown) => JSON.stringify({ feed: { entry } });

keepsTheContract(appstore, 'appstore/reviews.har', search, { emptyBody: '{"feed":{}}' });

describe('appstore', () => {
  survivesStrangeAnswers(appstore, alone, { feed: { entry: [review(1)] } });

  it('reads reviews with their ratings and leaves out the entry of the app itself', async () => {
    const { context, endpoints } = testContext(appstore, search, tapeHttp(tape('appstore/reviews.har')));
    const found = await collect(appstore.search(search.query, context));
    expect(found.map(({ id, rating }) => [id, rating])).toEqual([
      ['9003', 5],
      ['9002', 1],
      ['9001', 4],
    ]);
    expect(found[0]).toMatchObject({
      url: 'https://itunes.apple.com/us/reviews/id9003',
      title: 'Great app',
      text: 'Love the new sync & it < 1 s',
      author: { name: 'Ann T' },
      publishedAt: '2026-11-21T11:00:00.000Z',
      tags: ['Acme Coffee'],
      engagement: { likes: 3 },
      origin: { name: 'Acme Coffee (us)', url: 'https://apps.apple.com/us/app/id123456789' },
    });
    expect(found[2]?.engagement?.likes).toBeNull();
    expect(endpoints.map(({ error }) => error)).toEqual([null, null]);
  });

  it('warns about an empty feed, which does not mean that there are no reviews', async () => {
    const { context, warnings } = testContext(appstore, search, tapeHttp(tape('appstore/reviews.har')));
    await collect(appstore.search(search.query, context));
    expect(warnings).toEqual([
      {
        code: 'no_reviews',
        message:
          "Apple's feed holds no reviews of Acme Kaffee (de): 4.6 of 5 from 1234 ratings at https://apps.apple.com/de/app/id123456789",
      },
    ]);
  });

  it('warns if the feed contains only the app itself', async () => {
    const { found, warnings } = await ask(appstore, alone, (url) => ({
      body:
        url.pathname === '/lookup'
          ? '{"results":[{"trackName":"Acme Roast","averageUserRating":4,"userRatingCount":9}]}'
          : feed({ 'im:name': { label: 'Acme' }, id: { label: 'https://apps.apple.com/us/app/id123456789' } }),
    }));
    expect([found, warnings.map(({ code, message }) => [code, message.slice(0, 70)])]).toEqual([
      [],
      [['no_reviews', "Apple's feed holds no reviews of Acme (us): 4.0 of 5 from 9 ratings at"]],
    ]);
  });

  it('fails if reviews are in an unknown format', async () => {
    const entry = [{ 'im:name': { label: 'Acme' } }, { key: { label: '7' }, stars: { label: '5' } }];
    const { error, warnings } = await ask(appstore, alone, { body: feed(entry) });
    expect([error, warnings]).toEqual([
      expect.objectContaining({ message: 'no reviews can be recognised in what itunes.apple.com answered' }),
      [],
    ]);
  });

  it('looks up the name of the app in the store if the feed does not contain it', async () => {
    const { found, urls } = await ask(appstore, alone, (url) => ({
      body: url.pathname === '/lookup' ? '{"results":[{"trackName":"Acme"}]}' : feed(review(1)),
    }));
    expect(found.map(({ tags }) => tags)).toEqual([['Acme']]);
    expect(urls.map(({ pathname }) => pathname.replace(/id=.*/, ''))).toEqual([
      '/us/rss/customerreviews/page=1/',
      '/lookup',
      '/us/rss/customerreviews/page=2/',
    ]);
  });

  it('stops after ten pages and reports truncation', async () => {
    let id = 0;
    const { urls, truncations } = await ask(appstore, alone, () => {
      id += 1;
      return { body: feed([{ 'im:name': { label: 'Acme' } }, review(id)]) };
    });
    expect([urls.length, truncations.length]).toEqual([10, 1]);
  });

  it.each([
    [
      'one of those that there should be',
      { link: [{ attributes: { rel: 'last', href: 'https://a/page=7/id=1/json' } }] },
      1,
    ],
    ['the one behind the last', { link: { attributes: { rel: 'last', href: 'https://a/page=1/id=1/json' } } }, 0],
    ['one of those of which nothing is said', {}, 0],
  ])('determines whether reviews are missing if an empty page is %s', async (_, more, truncated) => {
    const { found, truncations } = await ask(appstore, alone, (url) => ({
      body: url.pathname.includes('page=1/')
        ? JSON.stringify({ feed: { entry: [{ 'im:name': { label: 'Acme' } }, review(1)], ...more } })
        : JSON.stringify({ feed: {} }),
    }));
    expect([found.length, truncations.length]).toEqual([1, truncated]);
  });

  it('reports the failure of one app and reads the others', async () => {
    const { error, endpoints } = await ask(
      appstore,
      { ...search, settings: { apps: ['acme', '123456789'] } },
      { body: feed([{ 'im:name': { label: 'Acme' } }, review(1, '2026-11-01T00:00:00Z')]) },
    );
    expect(error).toBeNull();
    expect(endpoints.map(({ error: failed }) => failed?.code)).toEqual(['needs_config', undefined]);
  });
});

describe('appOf', () => {
  it.each([
    ['284882215', 'us', '284882215'],
    ['DE:284882215', 'de', '284882215'],
    ['id284882215', 'us', '284882215'],
    ['https://apps.apple.com/app/id284882215', 'us', '284882215'],
    ['apps.apple.com/jp/app/%E3%82%A2/id284882215?l=en', 'jp', '284882215'],
  ])('reads %s', (given, country, id) => {
    expect(appOf(given)).toEqual({ country, id });
  });
});

describe('a sample answer of Apple', () => {
  const corpora = process.env['SOCIALRANK_CORPORA'];
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }

  it('is parsed into one review', () => {
    const path = join(corpora, 'payloads', 'apple-app-store', 'customerreviews-authored.json');
    const body = JSON.parse(readFileSync(path, 'utf8')) as { feed: Record<string, unknown> };
    const entries = entriesIn(body.feed);
    expect(appNameIn(entries)).toBe('App meta');
    const found = entries.flatMap((entry) => fromReview(entry, { id: '1', country: 'us' }, null) ?? []);
    expect(found).toMatchObject([
      {
        id: '1',
        rating: 5,
        publishedAt: '2026-09-01T17:00:00.000Z',
        engagement: { likes: 3 },
        author: { name: 'Jane' },
      },
    ]);
  });
});
