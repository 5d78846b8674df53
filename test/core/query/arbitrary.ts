/** Arbitrary queries and mentions, built from a few words so that they often match. */

import { and, not, or } from '../../../src/core/query/tree.js';
import type { QueryField, QueryNode } from '../../../src/types.js';
import fc from '../../support/property.js';

const word = fc.constantFrom('a', 'b', 'ab', 'acme', 'tea', 'b2', 'x_y');
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));
const handle = fc.constantFrom('ab', 'acme', 'acmetea', 'acme.tea');

const wildcard = fc.constantFrom('a*', 'ac*', 'a?me', 't?a', 'ac?e*', 'a * b', 'acme * * tea', 'a* b', 'ab * te*');
const cased = fc.constantFrom('Tea', 'tea', 'acme', 'Te*', 'a b', 'Tea * a');

/** Operands of NEAR. */
const placed: fc.Arbitrary<QueryNode> = fc.oneof(
  word.map((text) => ({ type: 'word', text }) as const),
  words.map((text) => ({ type: 'phrase', text }) as const),
  fc.constantFrom('a*', 'ac*', 't?a', 'a* b').map((text) => ({ type: 'wildcard', text }) as const),
  fc.constantFrom('Tea', 'te*', 'a b').map((text) => ({ type: 'case', text }) as const),
  fc.constantFrom('Tea', 'a b', 'acme').map((text) => ({ type: 'raw', text }) as const),
);
const places = fc.array(placed, { minLength: 1, maxLength: 3 }).map(or);
const distance = fc.record({ words: fc.integer({ min: 1, max: 4 }), ordered: fc.boolean() });
const near: fc.Arbitrary<QueryNode> = fc
  .tuple(places, fc.array(fc.tuple(places, distance), { minLength: 1, maxLength: 3 }))
  .map(([first, rest]) =>
    rest.reduce<QueryNode>(
      (left, [right, { words, ordered }]) => ({ type: 'near', left, right, words, ordered }),
      first,
    ),
  );

const comparison = fc
  .tuple(fc.constantFrom('<', '<=', '=', '>=', '>'), fc.constantFrom('0', '1', '2'))
  .map((pair) => pair.join(''));
const values = {
  from: handle,
  to: handle,
  title: fc.constantFrom('a', 'acme tea', 'a*', 'a * b'),
  site: fc.constantFrom('example.com', 'com'),
  url: fc.constantFrom('example', '/a'),
  link: fc.constantFrom('example.com', 'example.com/a', 'example.com/a*'),
  lang: fc.constantFrom('en', 'de'),
  source: fc.constantFrom('hackernews', 'x'),
  type: fc.constantFrom('post', 'comment', 'question'),
  since: fc.constantFrom('2026-11-20', '2026-11-21'),
  until: fc.constantFrom('2026-11-20', '2026-11-21'),
  likes: comparison,
  replies: comparison,
  reposts: comparison,
  views: comparison,
  score: comparison,
  followers: comparison,
  is: fc.constantFrom('repost', 'reply', 'quote', 'owned', 'question'),
  has: fc.constantFrom('links', 'media'),
  emotion: fc.constantFrom('joy', 'anger'),
  polarity: fc.constantFrom('<0', '>=0.5', '<-0.5'),
} satisfies Record<QueryField, fc.Arbitrary<string>>;
const field = fc
  .constantFrom(...(Object.keys(values) as QueryField[]))
  .chain((name) => values[name].map((value) => ({ type: 'field', field: name, value }) as const));

/** Nodes of the basic query syntax. */
const common: fc.Arbitrary<QueryNode> = fc.oneof(
  word.map((text) => ({ type: 'word', text }) as const),
  words.map((text) => ({ type: 'phrase', text }) as const),
  word.map((text) => ({ type: 'tag', text }) as const),
  handle.map((text) => ({ type: 'handle', text }) as const),
  fc.constantFrom('a', 'acme').map((text) => ({ type: 'ticker', text }) as const),
  fc.constant({ type: 'all' } as const),
);

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  { weight: 3, arbitrary: common },
  { weight: 2, arbitrary: field },
  { weight: 1, arbitrary: wildcard.map((text) => ({ type: 'wildcard', text }) as const) },
  { weight: 1, arbitrary: cased.map((text) => ({ type: 'case', text }) as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('Tea', 'a b', 'acme', '#acme').map((text) => ({ type: 'raw', text }) as const),
  },
  { weight: 2, arbitrary: near },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('regex' as const),
      pattern: fc.constantFrom('ac.e', '^a|b$', '[#@]a', 'x{2}', '(tea|acme)+'),
      flags: fc.constantFrom('', 'i', 'ims'),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('positive', 'negative').map((mood) => ({ type: 'mood', mood }) as const) },
);

export const brand: fc.Arbitrary<QueryNode> = fc.record({
  type: fc.constant('brand' as const),
  text: words,
  exact: fc.boolean(),
});

const treeOf = (leaves: fc.Arbitrary<QueryNode>): fc.Arbitrary<QueryNode> =>
  fc.letrec<{ node: QueryNode }>((tie) => {
    const nodes = fc.array(tie('node'), { minLength: 1, maxLength: 4 });
    return {
      node: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        { weight: 4, arbitrary: leaves },
        { weight: 2, arbitrary: nodes.map(and) },
        { weight: 2, arbitrary: nodes.map(or) },
        { weight: 1, arbitrary: tie('node').map(not) },
      ),
    };
  }).node;

/** Query trees of the kind that the parser builds from expressions. */
export const tree = treeOf(leaf);

/** Query trees that can also contain brands, at any place. */
export const treeWithBrands = treeOf(fc.oneof(leaf, brand));

const separator = fc.constantFrom(' ', ' ', ' ', '-', '. ', ', ', '.', '_', '/', ' #', ' @', ' $', '@', '&', '');
const text = fc
  .array(fc.tuple(separator, fc.constantFrom('a', 'b', 'ab', 'acme', 'Tea', 'acmetea', 'b2', 'x_y', 'bsky.social')), {
    maxLength: 8,
  })
  .map((pieces) => pieces.flat().join(''))
  // Handles followed by an instance are tested by tables of examples instead.
  .filter((some) => !/@\w+(?:[.-]\w+)*@/.test(some));

const count = fc.option(fc.integer({ min: 0, max: 3 }));

export const subject = fc.record({
  title: fc.option(text),
  text,
  tags: fc.array(fc.constantFrom('a', 'acme', 'acmetea', 'acme tea', 'acme-tea', 'ab'), { maxLength: 2 }),
  author: fc.record({
    handle: fc.option(
      fc.constantFrom('Acme', 'acmetea', 'acme@example.social', 'acmetea.bsky.social', 'acme.tea', 'zed'),
    ),
    followers: count,
  }),
  urls: fc.array(fc.constantFrom('https://www.example.com/a', 'https://b.example.com/', 'https://example.org/'), {
    maxLength: 2,
  }),
  language: fc.option(fc.constantFrom('en', 'de', 'en-GB')),
  url: fc.option(fc.constantFrom('https://example.com/a', 'https://example.org/b')),
  links: fc.subarray(['https://example.com/a', 'https://example.com/ab', 'https://example.org/a'], { maxLength: 1 }),
  media: fc.subarray(['https://example.com/a.png']),
  source: fc.constantFrom('hackernews', 'x'),
  kind: fc.constantFrom('post', 'comment', 'question'),
  publishedAt: fc.option(fc.constantFrom('2026-11-20T12:00:00.000Z', '2026-11-21T00:00:00.000Z')),
  thread: fc.record({ parent: fc.option(fc.constant('x:1')) }),
  repostOf: fc.option(fc.constant('x:2')),
  quoteOf: fc.option(fc.constant('x:3')),
  isOwned: fc.boolean(),
  engagement: fc.record({ likes: count, replies: count, reposts: count, views: count, score: count }),
  judgement: fc.option(
    fc.record({
      sentiment: fc.constantFrom(
        { label: 'positive' as const, polarity: 0.6 },
        { label: 'negative' as const, polarity: -0.6 },
        { label: null, polarity: null },
      ),
      emotions: fc.subarray(['joy']),
      intents: fc.subarray(['question']),
    }),
  ),
});

const pieces = fc.constantFrom(
  ...[
    '"',
    '“',
    '”',
    '(',
    ')',
    '|',
    '-',
    '–',
    'OR',
    'AND',
    'NOT',
    'NEAR/2',
    ' ',
    '  ',
    '*',
    '?',
    '#',
    '@',
    '$',
    '/',
    ':',
  ],
  ...[
    'from:',
    'site:',
    'lang:',
    'raw:',
    'case:',
    'title:',
    'link:',
    'since:',
    'likes:>=',
    'is:',
    'x.com/',
    '/a',
    '/i',
    ':)',
    ':(',
    '7d',
    'a',
    'Bé',
    '東',
    '👍🏽',
    '\u0301',
    '\u200d',
    '\ud800',
    '\0',
    '\n',
    '&',
    '+',
    '.',
    ',',
  ],
);
/** Input that nobody would type, much of it made of the syntax of the query language. */
export const hostile = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((some) => some.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
