/** Prefiltering of many queries at once: it may keep queries that do not match, but never drops one that does. */
import { describe, expect, it } from '@jest/globals';
import { candidatesAmong } from '../../../src/core/query/candidates.js';
import { keysOf } from '../../../src/core/query/keys.js';
import { compileVerdict } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { viewOf } from '../../../src/core/query/subject.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import type { QueryNode } from '../../../src/types.js';
import fc from '../../support/property.js';
import { subject, treeWithBrands } from './arbitrary.js';
import { subjectOf } from './subject-of.js';

await loadRegexEngine();

const brandNamed = (text: string): QueryNode => ({ type: 'brand', text, exact: false });
const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'UTC' };

describe('keysOf', () => {
  it.each<[string, readonly string[] | null]>([
    ['Acme', ['acme']],
    ['"Acme Coffee"', ['acme coffee']],
    ['Acme Coffee', ['acme coffee', 'acmecoffee']],
    ['The Body Shop', ['the body', 'the bodyshop', 'thebody shop', 'thebodyshop']],
    ['Straße', ['strasse']],
    ['Яндекс', ['яндекс']],
    ["O'Reilly", ['o reilly', 'oreilly']],
    ['C++', ['c']],
    ['任天堂', ['任天堂']],
    ['Acme 🍎 Tea', ['acme tea']],
    ['acme -tea', ['acme']],
    ['acme NEAR/3 coffee', ['coffee']],
    ['plug* NEAR/3 tea', ['tea']],
    ['"big tea*"', ['big']],
    ['#acme OR @acme.bsky.social', ['acme']],
    ['acme OR coffee', ['acme', 'coffee']],
    ['acme likes:>10', ['acme']],
    ['acme OR likes:>10', null],
    ['plug*', null],
    ['/acme/', null],
    ['raw:Acme', null],
  ])('returns the keys of %s', (query, keys) => {
    expect(keysOf(parseQuery(query).node)).toEqual(keys);
  });
});

describe('candidatesAmong', () => {
  const places = (nodes: readonly QueryNode[], text: string) => [
    ...candidatesAmong(nodes.map(keysOf))(viewOf(subjectOf(text))),
  ];

  it('selects queries by whole words and pairs of adjacent words', () => {
    const nodes = ['Acme', 'Acme Coffee', 'Coffee', '任天堂', 'Яндекс'].map(brandNamed);
    expect(places(nodes, 'Acme! and coffee, 任天堂, yandex')).toEqual([0, 2, 3]);
    expect(places(nodes, 'acme-coffee pineacme acmes Яндекса')).toEqual([0, 1, 2]);
    expect(places(nodes, '#AcmeCoffee')).toEqual([1]);
    const pictured = ['I ❤ NY', '🍎 Acme'].map(brandNamed);
    expect(places(pictured, 'I❤️NY, and 🍎acme')).toEqual([0, 1]);
  });

  it('leaves out only queries whose verdict is "no"', () => {
    let left = 0;
    fc.assert(
      fc.property(
        fc.array(treeWithBrands, { minLength: 5, maxLength: 20 }),
        fc.array(subject, { minLength: 10, maxLength: 10 }),
        (nodes, subjects) => {
          const candidates = candidatesAmong(nodes.map(keysOf));
          const verdicts = nodes.map((node) => compileVerdict(node, when));
          for (const one of subjects) {
            const named = new Set(candidates(viewOf(one)));
            left += nodes.length - named.size;
            for (const [place, verdict] of verdicts.entries()) {
              if (!named.has(place))
                expect([nodes[place], one, verdict(one).answer]).toEqual([nodes[place], one, 'no']);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(left).toBeGreaterThan(500);
  });

  it('includes every matching name, whatever its script and the characters around it', () => {
    const names = [
      ...['Acme', 'Coca-Cola', "O'Reilly", 'C++', '.NET', 'Yahoo!', 'H&M', 'AT&T', '7-Eleven', '3M', '!!!', 'P!nk'],
      ...[
        'Nestlé',
        'Straße',
        'Müller Milch',
        'Яндекс',
        'Ёлка',
        '任天堂',
        '東京 Foods',
        '삼성',
        'LG전자',
        'ไทยรัฐ',
        'अमूल',
      ],
      ...[
        'The Body Shop',
        'A B C D E F G H',
        'x_y',
        'İstanbul',
        'ΑΣ',
        'ﬁat',
        'Ⅻ',
        'é🙂',
        '🙂',
        '& Other Stories',
        'Häagen Dazs',
      ],
      ...['1,000 Faces', 'l·l', 'صحيفة', 'שב"כ', 'Guess?', 'M*A*S*H'],
    ];
    const nodes = names.flatMap((text): readonly QueryNode[] => [
      { type: 'brand', text, exact: false },
      { type: 'brand', text, exact: true },
      { type: 'case', text },
      { type: 'tag', text: text.replace(/\s/g, '-') },
      { type: 'handle', text: text.replace(/\s/g, '') },
      { type: 'ticker', text: text.replace(/\s/g, '') },
    ]);
    const candidates = candidatesAmong(nodes.map(keysOf));
    const verdicts = nodes.map((node) => compileVerdict(node, when));
    const piece = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...names) },
      { weight: 4, arbitrary: fc.constantFrom(...names.flatMap((name) => name.split(/[\s\p{P}]+/u)).filter(Boolean)) },
      fc.constantFrom(...names).map((name) => name.replace(/[\s\p{P}]/gu, '')),
      fc.constantFrom(...names).map((name) => name.toUpperCase()),
      fc.constantFrom(...names).map((name) => name.normalize('NFD')),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    const between = fc.constantFrom(
      ...[
        ' ',
        ' ',
        ' ',
        '',
        '',
        '-',
        '\u00ad',
        '\u200d',
        '_',
        '#',
        ' #',
        ' @',
        '@',
        '$',
        '&',
        ' & ',
        ' and ',
        "'",
        '.',
        ',',
      ],
      ...['\u0301', '은', '에서', '東', '𝐚', '😀', '̈', '·', '"', '1', 'я', '\u0640', '‿'],
    );
    const text = fc.array(fc.tuple(between, piece), { maxLength: 5 }).map((pieces) => pieces.flat().join(''));
    const mention = fc.record({
      title: fc.option(text),
      text,
      tags: fc.array(text, { maxLength: 2 }),
      author: fc.record({ handle: fc.option(text) }),
      urls: fc.constant([]),
      language: fc.constant(null),
    });
    let matches = 0;
    fc.assert(
      fc.property(mention, (one) => {
        const named = new Set(candidates(viewOf(one)));
        for (const [place, verdict] of verdicts.entries()) {
          const { answer } = verdict(one);
          if (answer === 'yes') matches += 1;
          if (!named.has(place)) expect([nodes[place], one, answer]).toEqual([nodes[place], one, 'no']);
        }
      }),
      { numRuns: 200 },
    );
    expect(matches).toBeGreaterThan(500);
  });
});
