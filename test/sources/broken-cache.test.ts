/** The cache may be written by anyone, or only half written. */
import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '../../src/sources/built-in.js';
import { SourceError } from '../../src/sources/source.js';
import { answering, collect, sourceQuery, testContext } from '../../src/testing.js';
import { filledSettings } from '../support/filled-settings.js';
import { tag, week, word } from './searches.js';

const BROKEN = ['', '{', 'null', '[]', '7', '"x"', '{"at":"x","bytes":7,"accessJwt":{}}', '\0\uffff', '[null,{}]'];

describe('a broken cache', () => {
  it.each(BUILT_IN.map((source) => [source.name, source] as const))(
    'leads to results or a SourceError in %s',
    async (_, source) => {
      const settings = Object.fromEntries(
        Object.entries(filledSettings(source)).filter((pair): pair is [string, string] => pair[1] !== undefined),
      );
      const isTags = source.capabilities(filledSettings(source)).search === 'tags';
      const query = sourceQuery(isTags ? tag('acme') : word('acme'));
      for (const kept of BROKEN) {
        const test = testContext(source, { query, ...week, settings }, answering({ body: '{}' }));
        const context = { ...test.context, cache: { ...test.context.cache, get: () => Promise.resolve(kept) } };
        const end = await collect(source.search(query, context)).catch((error: unknown) => error);
        expect([kept, Array.isArray(end) || end instanceof SourceError]).toEqual([kept, true]);
      }
    },
  );
});
