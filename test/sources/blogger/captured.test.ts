import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import blogger from '../../../src/sources/blogger/index.js';
import { type Search, sourceQuery } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { word } from '../searches.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

describe('an answer of a real blog on Blogger', () => {
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }
  const search: Search = {
    query: sourceQuery(word('acme')),
    since: new Date('2010-01-01T00:00:00Z'),
    until: new Date('2026-11-21T12:00:00Z'),
    settings: { sites: ['acmeroast'] },
  };

  it.each(['feedburner.atom', 'many-links.rss'])(
    'is parsed into articles with their own ids and URLs: %s',
    async (name) => {
      const body = readFileSync(join(corpora, 'corpora', 'feeds', 'rss-parser', 'test', 'input', name), 'utf8');
      const empty = '<feed><title>No comments</title></feed>';
      const { found, error } = await ask(blogger, search, ({ pathname, searchParams }) => ({
        body: pathname.includes('comments') || searchParams.get('start-index') !== null ? empty : body,
      }));
      expect(error).toBeNull();
      expect(found.length).toBeGreaterThan(10);
      for (const { id, kind, url, title, text, publishedAt, thread } of found) {
        expect(id).toMatch(/^tag:blogger\.com,1999:blog-\d+\.post-\d+$/);
        expect([kind, thread]).toEqual(['article', undefined]);
        expect(url).toMatch(/^https?:\/\/[^/]+\/\d{4}\/\d\d\/[^?]+$/);
        expect((title ?? '') + (text ?? '')).not.toBe('');
        expect(publishedAt).toMatch(/^20\d\d-/);
      }
    },
  );
});
