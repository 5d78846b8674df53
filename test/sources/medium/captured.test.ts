import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import medium from '../../../src/sources/medium/index.js';
import { type Search, sourceQuery } from '../../../src/testing.js';
import { ask } from '../asked.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

describe('a real feed of Medium', () => {
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }

  it('is read into stories whose addresses do not reveal where they were found', async () => {
    const file = join(corpora, 'corpora', 'feeds', 'rss-parser', 'test', 'input', 'content-encoded.rss');
    const search: Search = {
      query: sourceQuery(),
      since: new Date('2010-01-01T00:00:00Z'),
      until: new Date('2026-11-21T12:00:00Z'),
      settings: { feeds: ['a-publication'] },
    };
    const { found, error } = await ask(medium, search, { body: readFileSync(file, 'utf8') });
    expect(error).toBeNull();
    expect(found.length).toBeGreaterThan(5);
    for (const { id, url, title, text, author, publishedAt } of found) {
      expect(id).toMatch(/^https:\/\/medium\.com\/p\/[\da-f]+$/);
      expect(url).toMatch(/^https?:\/\/[^?]+$/);
      expect([title, text, author?.name]).not.toContain('');
      expect(text).not.toMatch(/<\w+[ >]/);
      expect(publishedAt).toMatch(/^20\d\d-/);
    }
  });
});
