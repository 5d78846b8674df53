import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { HttpResponse } from '../../../src/sources/source.js';
import { explain } from '../../../src/sources/youtube/problem.js';
import { fromResult, fromThread } from '../../../src/sources/youtube/wire.js';

const none = { videos: new Map(), channels: new Map() };

describe('fromThread', () => {
  it('falls back to the displayed text if the original is missing', () => {
    const topLevelComment = {
      id: 'a',
      snippet: { textDisplay: 'a &amp; <b>b</b><br>c', publishedAt: '2026-11-20T08:30:00Z' },
    };
    expect(fromThread({ snippet: { videoId: 'v', topLevelComment } })).toMatchObject([
      { text: 'a & b\nc', url: 'https://www.youtube.com/watch?v=v&lc=a' },
    ]);
  });

  it.each([[null], [7], [{}], [{ snippet: { topLevelComment: { id: 'a' } } }], [{ replies: { comments: [7] } }]])(
    'returns nothing for %j',
    (value) => {
      expect(fromThread(value)).toEqual([]);
      expect(fromResult(value, none)).toBeNull();
    },
  );
});

describe('a real response of YouTube', () => {
  const corpora = process.env['SOCIALRANK_CORPORA'];
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }
  const text = (name: string) => readFileSync(join(corpora, 'payloads', 'youtube', name), 'utf8');
  const items = (name: string) => (JSON.parse(text(name)) as { items: unknown[] }).items;

  it('is read into videos', () => {
    const found = items('search-list-p1.json').map((item) => fromResult(item, none));
    expect(found).toHaveLength(6);
    for (const one of found) {
      expect(one).toMatchObject({
        url: expect.stringMatching(/^https:\/\/www\.youtube\.com\/watch\?v=[\w-]{11}$/),
        author: { id: expect.stringMatching(/^UC/), name: expect.stringMatching(/./) },
        publishedAt: expect.stringMatching(/^2019-/),
      });
      expect(`${one?.title} ${one?.text}`).not.toMatch(/&\w+;/);
    }
  });

  it('is read into a comment', () => {
    expect(items('commentThreads-searchTerms.json').flatMap(fromThread)).toMatchObject([
      {
        id: 'UgyUBI0HsgL9emxcZpR4AaABAg',
        url: null,
        author: { id: 'UCTWlvHQQXUs-4IVfdnGOUbw', name: expect.stringMatching(/./) },
        publishedAt: '2019-06-23T02:49:00.000Z',
        engagement: { likes: 0, replies: 0 },
      },
    ]);
  });

  it.each([
    ['error-400.json', 400, 'auth'],
    ['error-403-quotaExceeded.json', 403, 'quota'],
    ['error-403.json', 403, undefined],
    ['error-simple.json', 400, undefined],
  ])('is explained by the right error, if any: %s', (name, status, code) => {
    const response = { status, url: '', headers: {}, text: () => text(name) } as unknown as HttpResponse;
    expect(explain(response, new Date('2026-11-21T12:00:00Z'))?.error.code).toBe(code);
  });
});
