import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { queryErrorLines } from '../../../src/core/query/error-lines.js';
import { compileQuery } from '../../../src/core/query/match.js';
import { ownWords } from '../../../src/core/query/own-words.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { pushdown } from '../../../src/core/query/pushdown.js';
import { excerpt } from '../../../src/core/text/excerpt.js';
import { keywords } from '../../../src/core/text/keywords.js';
import { guessLanguage } from '../../../src/core/text/language.js';
import { QueryError } from '../../../src/errors.js';
import type { Query } from '../../../src/types.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

function read(input: string): Query | null {
  try {
    return parseQuery(input);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    expect(queryErrorLines(error)).toHaveLength(3);
    return null;
  }
}

/** Everything that is done with a text, and with a text as a query. */
function use(text: string, query: Query): void {
  const match = compileQuery(query.node)({
    title: text,
    text,
    tags: [text],
    author: { handle: text },
    urls: [text],
    language: text,
  });
  excerpt(text, match?.text ?? []);
  keywords(text, { language: guessLanguage(text), own: ownWords(query.node) });
  pushdown(query, { search: 'words', operators: ['phrase', 'or', 'not'], maxLength: 100 });
}

if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {
    expect(corpora).toBeUndefined();
  });
} else {
  describe('hostile texts', () => {
    const strings: readonly string[] = [
      ...(JSON.parse(readFileSync(`${corpora}/corpora/hostile/blns/blns.json`, 'utf8')) as string[]),
      ...(
        JSON.parse(readFileSync(`${corpora}/corpora/hostile/generated/terminal-escapes.json`, 'utf8')) as unknown[]
      ).map((one) => JSON.stringify(one)),
      ...readdirSync(`${corpora}/corpora/hostile/JSONTestSuite/test_parsing`).map((name) =>
        readFileSync(`${corpora}/corpora/hostile/JSONTestSuite/test_parsing/${name}`, 'utf8').slice(0, 5000),
      ),
    ];
    const acme = parseQuery('Acme Coffee');

    it('are read by everything, as text and as query', () => {
      expect(strings.length).toBeGreaterThan(700);
      for (const text of strings) {
        use(text, acme);
        const query = read(text);
        if (query === null) continue;
        expect(parseQuery(query.expression).node).toEqual(query.node);
        use(text, query);
      }
    });

    it('find themselves, where they are names', () => {
      const names = strings.flatMap((text) => read(text) ?? []).filter(({ node }) => node.type === 'brand');
      expect(names.length).toBeGreaterThan(100);
      const missed = names.filter(
        ({ brand, node }) =>
          compileQuery(node)({
            title: null,
            text: `so ${brand} it is`,
            tags: [],
            author: { handle: null },
            urls: [],
            language: null,
          }) === null,
      );
      expect(missed.map(({ brand }) => brand)).toEqual([]);
    });

    it('leave the prototypes alone', () => {
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
    });
  });
}
