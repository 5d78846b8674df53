import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { queryErrorLines } from '../../../src/core/query/error-lines.js';
import { compileQuery, compileVerdict } from '../../../src/core/query/match.js';
import { ownWords } from '../../../src/core/query/own-words.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { pushdown } from '../../../src/core/query/pushdown.js';
import type { Subject } from '../../../src/core/query/subject.js';
import { excerpt } from '../../../src/core/text/excerpt.js';
import { keywords } from '../../../src/core/text/keywords.js';
import { guessLanguage } from '../../../src/core/text/language.js';
import { QueryError } from '../../../src/errors.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import type { Query } from '../../../src/types.js';
import fc from '../../support/property.js';
import { hostile } from './arbitrary.js';

await loadRegexEngine();

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

const subjectOf = (text: string): Subject => ({
  title: text,
  text,
  tags: [text.slice(0, 10_000)],
  author: { handle: text },
  urls: [text],
  language: text,
  url: text,
  links: [text],
});

/** Runs everything that processes a text or a query. */
function use(text: string, query: Query): void {
  const match = compileQuery(query.node, { now: new Date(0), timezone: 'UTC' })(subjectOf(text));
  excerpt(text, match?.text ?? []);
  keywords(text, { language: guessLanguage(text), own: ownWords(query.node) });
  pushdown(query, { search: 'words', operators: ['phrase', 'or', 'not'], maxLength: 100 });
}

describe('hostile queries', () => {
  it('cause nothing but query errors when parsed, printed, pushed down and matched', () => {
    let understood = 0;
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 60 }), (input, times) => {
        const query = read(input);
        if (query === null) return;
        understood += 1;
        expect(parseQuery(query.expression).node).toEqual(query.node);
        use(input.repeat(times), query);
      }),
      { numRuns: 10_000 },
    );
    expect(understood).toBeGreaterThan(1000);
  });

  it('of every form terminate on texts of one megabyte', () => {
    const { node } = parseQuery(
      '"a * b * c" OR (a* NEAR/9 b NEAR/1000 a) OR raw:"aa" OR case:"A* * B" OR /(a|b)*c.*d|a/ OR /(\\w+ ?)+!$/ ' +
        'OR wom?n OR link:a.b/c OR title:"x * y" OR has:links OR ? OR to:a OR #a OR @b OR $c',
    );
    const verdict = compileVerdict(node, { now: new Date(0), timezone: 'UTC' });
    for (const piece of ['a b ', 'https://a.b/c ', '\ud83d', 'é\u0301', 'aaaa(aaaa']) {
      const text = piece.repeat(Math.ceil(1_048_576 / piece.length));
      expect(['yes', 'undecided', 'no']).toContain(verdict({ ...subjectOf(text), title: null, tags: [] }).answer);
    }
  });

  it('do not modify built-in prototypes', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      for (const query of [
        name,
        `${name}:x`,
        `#${name} is:reply`,
        `"${name} * x"`,
        `title:${name}`,
        `source:${name}`,
      ]) {
        use(`${name} x`, parseQuery(query));
      }
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

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

    it('are processed without errors, both as texts and as queries', () => {
      expect(strings.length).toBeGreaterThan(700);
      for (const text of strings) {
        use(text, acme);
        const query = read(text);
        if (query === null) continue;
        expect(parseQuery(query.expression).node).toEqual(query.node);
        use(text, query);
      }
    });

    it('match themselves if they are parsed as brand names', () => {
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

    it('do not modify built-in prototypes', () => {
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
    });
  });
}
