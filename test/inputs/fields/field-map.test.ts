import { describe, expect, it } from '@jest/globals';
import { fieldMap } from '../../../src/inputs/fields/field-map.js';
import { FIELDS } from '../../../src/inputs/fields/fields.js';
import type { Found } from '../../../src/types.js';
import { readFileNamed, readStdin, refusalOf } from '../reading.js';

async function mapped(row: unknown, ...map: string[]): Promise<Found | undefined> {
  return (await readStdin([JSON.stringify(row)], { map })).found[0];
}

describe('--map', () => {
  it.each<readonly [pair: string, row: object, found: object]>([
    ['text=a', { a: 'Acme' }, { text: 'Acme' }],
    ['text=a.b.c', { a: { b: { c: 'Acme' } } }, { text: 'Acme' }],
    ['text=a.b.c', { 'a.b': { c: 'Acme' } }, { text: 'Acme' }],
    ['text=a.b', { 'a.b': 'Acme', a: { b: 'other' } }, { text: 'Acme' }],
    ['text=a.1.b', { a: [{ b: 'other' }, { b: 'Acme' }] }, { text: 'Acme' }],
    ['text=a=b', { 'a=b': 'Acme' }, { text: 'Acme' }],
    [' text = a ', { a: 'Acme' }, { text: 'Acme' }],
    ['text=a', { a: 'Acme', text: 'other' }, { text: 'Acme' }],
    ['text=a', { a: 12 }, { text: '12' }],
    ['title=a', { a: 'Acme' }, { title: 'Acme', text: null }],
    ['author=a', { a: 'J. Doe', text: 'Acme' }, { author: { handle: 'J. Doe' } }],
    ['author.handle=u.screen_name', { u: { screen_name: 'ann' }, text: 'Acme' }, { author: { handle: 'ann' } }],
    [
      'author.followers=u.f',
      { u: { f: '1,234' }, text: 'Acme', author: 'ann' },
      { author: { handle: 'ann', followers: 1234 } },
    ],
    ['id=n', { n: 17, text: 'Acme' }, { id: '17' }],
    ['url=a', { a: 'www.acme.example/x', text: 'Acme' }, { url: 'https://www.acme.example/x' }],
    [
      'publishedAt=t',
      { t: 1795161600, text: 'Acme' },
      { publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second' },
    ],
    [
      'publishedAt:dmy=t',
      { t: '03/04/2025', text: 'Acme' },
      { publishedAt: '2025-04-03T12:00:00.000Z', precision: 'day' },
    ],
    [
      'publishedAt:mdy=t',
      { t: '03/04/2025', text: 'Acme' },
      { publishedAt: '2025-03-04T12:00:00.000Z', precision: 'day' },
    ],
    [
      'publishedAt:dmy=t',
      { t: '31/12/25 14:05', text: 'Acme' },
      { publishedAt: '2025-12-31T14:05:00.000Z', precision: 'minute' },
    ],
    ['publishedAt:dmy=t', { t: '1-2-99', text: 'Acme' }, { publishedAt: '1999-02-01T12:00:00.000Z', precision: 'day' }],
    [
      'publishedAt:mdy=t',
      { t: '12/31/2025, 2:05:33 PM', text: 'Acme' },
      { publishedAt: '2025-12-31T14:05:33.000Z', precision: 'second' },
    ],
    [
      'publishedAt:mdy=t',
      { t: '2025-12-31T08:00:00Z', text: 'Acme' },
      { publishedAt: '2025-12-31T08:00:00.000Z', precision: 'second' },
    ],
    [
      'publishedAt:dmy=t',
      { t: 1795161600, text: 'Acme' },
      { publishedAt: '2026-11-20T08:00:00.000Z', precision: 'second' },
    ],
    ['tags=h', { h: ['acme', 'coffee'], text: 'Acme' }, { tags: ['acme', 'coffee'] }],
    ['tags=h', { h: 'acme, coffee', text: 'Acme' }, { tags: ['acme', 'coffee'] }],
    [
      'tags=e.hashtags.name',
      { e: { hashtags: [{ name: 'acme' }, { x: 1 }, { name: 'tea' }] }, text: 'Acme' },
      { tags: ['acme', 'tea'] },
    ],
    ['language=l', { l: 'German', text: 'Acme' }, { language: 'de' }],
    ['language=l', { l: 'chinese (Simplified)', text: 'Acme' }, { language: 'zh' }],
    ['language=l', { l: 'Hebrew', text: 'Acme' }, { language: 'he' }],
    ['language=l', { l: 'de-AT', text: 'Acme' }, { language: 'de-AT' }],
    ['language=l', { l: 'Elvish', text: 'Acme' }, { language: 'Elvish' }],
    ['kind=k', { k: 'Review', text: 'Acme' }, { kind: 'review' }],
    ['source=s', { s: 'App Store', text: 'Acme', id: 1 }, { source: 'app-store', id: '1' }],
    ['rating=r', { r: '4 out of 5 stars', text: 'Acme' }, { rating: 4, kind: 'review' }],
    ['engagement.likes=l', { l: '12', text: 'Acme' }, { engagement: { likes: 12 } }],
    ['engagement.score=l', { l: -3, text: 'Acme' }, { engagement: { score: -3 } }],
    ['origin.name=o', { o: 'Forum', text: 'Acme' }, { origin: { name: 'Forum' } }],
    ['repostOf=r', { r: 12345678901, text: 'Acme' }, { repostOf: '12345678901' }],
    ['thread.root=r', { r: '9', text: 'Acme' }, { thread: { root: '9' } }],
  ])('maps %j in %j', async (pair, row, found) => {
    expect(await mapped(row, pair)).toMatchObject(found);
  });

  it('does not follow deeply nested lists', async () => {
    const lists = `{"id":2,"text":"more","a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const { found, error } = await readStdin([`{"id":1,"a":{"b":"Acme"}}\n${lists}\n`], { map: ['text=a.b'] });
    expect([found.map(({ id, text }) => [id, text]), error]).toEqual([
      [
        ['1', 'Acme'],
        ['2', 'more'],
      ],
      null,
    ]);
  });

  it('overrides what is known of an export, and leaves the rest', async () => {
    const hit = {
      objectID: '501',
      title: 'Acme',
      author: 'ann',
      created_at_i: 1795161600,
      _tags: ['story'],
      extra: { score: '7' },
    };
    expect(await mapped(hit, 'engagement.likes=extra.score', 'author.name=author')).toMatchObject({
      source: 'hackernews',
      id: '501',
      author: { handle: 'ann', name: 'ann' },
      engagement: { likes: 7 },
    });
  });

  it('reads ratings only from its field: stars are ignored even if that is empty', async () => {
    const rows = [{ nps: 10, rating: 5 }, { nps: '', rating: 5 }, { nps: null, stars: 4 }, { stars: 3 }];
    const review = { '@type': 'Review', reviewBody: 'Acme', reviewRating: { ratingValue: 5 } };
    const lines = [...rows.map((row) => ({ ...row, text: 'Acme' })), review];
    const { found } = await readFileNamed('a.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'), {
      map: ['rating=nps'],
    });
    expect(found.map(({ rating }) => rating)).toEqual([10, null, null, null, null]);
    expect(found.map(({ kind }) => kind)).toEqual(Array(5).fill('review'));
  });

  it('reads the columns of a table, and the members of the elements of a page', async () => {
    const csv = await readFileNamed('posts.csv', 'Nr,What was said\n1,Acme\n', {
      map: ['text=What was said', 'id=Nr'],
    });
    expect(csv.found).toMatchObject([{ id: '1', text: 'Acme' }]);
    const page = JSON.stringify({ nr: 9, data: [{ nr: 1, b: 'Acme' }] });
    const read = await readFileNamed('posts.json', page, { map: ['text=b', 'id=nr'] });
    expect(read.found).toMatchObject([{ id: '1', text: 'Acme' }]);
  });

  it('counts times that cannot be read', async () => {
    const { found, warnings } = await readStdin(['{"t":"21/11/2026","text":"Acme"}\n{"t":"","text":"Acme"}'], {
      map: ['publishedAt=t'],
    });
    expect(found.map(({ publishedAt }) => publishedAt)).toEqual([undefined, undefined]);
    expect(warnings).toEqual([
      'unreadable_time: 1 time could not be read (2025-12-31 and 31.12.2025 can, 31/12/2025 with --map publishedAt:dmy=FIELD): taken as unknown',
    ]);
  });

  it.each<readonly [string, string, string, RegExp]>([
    [
      'a path that is in no row',
      'posts.ndjson',
      '{"text":"Acme"}\n'.repeat(3),
      /^--map: there is no "body\.said" in file:.*posts\.ndjson$/,
    ],
    [
      'a path that is in no column',
      'posts.csv',
      'id,text\n1,Acme\n',
      /^--map: there is no "body\.said" in file:.*posts\.csv; it has id, text$/,
    ],
    ['a path that is in no element', 'posts.json', '[{"text":"Acme"}]', /there is no "body\.said"/],
  ])('rejects %s', async (_, name, content, message) => {
    expect(await refusalOf(readFileNamed(name, content, { map: ['text=body.said'] }))).toMatch(message);
  });

  it.each([
    ['rated.ndjson', '{"text":"Acme"}\n', /^--rating-field: there is no "stars" in file:/],
    ['rated.csv', 'id,text\n1,Acme\n', /^--rating-field: there is no "stars" in file:.*; it has id, text$/],
  ])('is not blamed for the field that --rating-field names: %s', async (name, content, message) => {
    expect(await refusalOf(readFileNamed(name, content, { map: ['text=text'], ratingField: 'stars' }))).toMatch(
      message,
    );
  });

  it('keeps looking for a field that appears late, and warns at the end if it never did', async () => {
    const rows = (count: number) => '{"text":"Acme"}\n'.repeat(count);
    const late = await readStdin([rows(5000), '{"text":"Acme","stars":4}\n'], { map: ['rating=stars'] });
    expect(late).toMatchObject({ warnings: [], error: null });
    expect(late.found.at(-1)?.rating).toBe(4);
    const never = await readStdin([rows(20_000)], { map: ['rating=stars'] });
    expect(never.found).toHaveLength(20_000);
    expect(never.warnings).toEqual(['unmapped_field: no row has "stars", which --map names']);
    const unrated = await readStdin([rows(20_000)], { ratingField: 'stars' });
    expect(unrated.warnings).toEqual(['unmapped_field: no row has "stars", which --rating-field names']);
  });

  it('can name a column that is empty', async () => {
    const { found, error } = await readFileNamed('posts.csv', 'text,stars\nAcme,\n', { map: ['rating=stars'] });
    expect([found.length, error]).toEqual([1, null]);
  });
});

describe('pairs', () => {
  it.each<readonly [readonly string[], RegExp]>([
    [['text'], /cannot be read at "text"; write ours=theirs/],
    [['=body'], /cannot be read/],
    [['text='], /cannot be read/],
    [['body=text'], /there is no field "body" of ours; known: id, url, title, text, author, .*engagement\.likes/],
    [['published_at=Datum'], /no field "published_at" of ours; perhaps publishedAt; known: /],
    [['Text=Kommentar'], /perhaps text; /],
    [['__proto__=x'], /there is no field "__proto__"/],
    [['toString=x'], /there is no field/],
    [['text=a', 'text=b'], /names text twice/],
    [['author=a', 'author.handle=b'], /names author\.handle twice/],
    [[`text=${'a.'.repeat(20)}b`], /more than 8 dots/],
  ])('%j are rejected', async (pairs, message) => {
    expect(await refusalOf(Promise.resolve().then(() => fieldMap(pairs)))).toMatch(message);
  });

  it.each<readonly [string, readonly string[], RegExp]>([
    [' ', [], /^--rating-field names no field$/],
    ['a', ['rating=b'], /^--map and --rating-field both name rating$/],
    [`${'a.'.repeat(20)}b`, [], /^--rating-field: .* has more than 8 dots$/],
  ])('and a field of ratings are rejected: %j and %j', async (rating, pairs, message) => {
    expect(await refusalOf(Promise.resolve().then(() => fieldMap(pairs, rating)))).toMatch(message);
  });

  it('result in null if there are none', () => {
    expect(fieldMap([])).toBeNull();
  });

  it('can name every field of ours', () => {
    for (const field of Object.keys(FIELDS)) expect(fieldMap([`${field}=x`])).toHaveLength(1);
  });
});
