/** Made-up queries and mentions from a few words, so that they meet. */

import type { Subject } from '../../../src/core/query/subject.js';
import { and, not, or } from '../../../src/core/query/tree.js';
import type { QueryNode } from '../../../src/types.js';
import fc from '../../support/property.js';

const word = fc.constantFrom('a', 'b', 'ab', 'acme', 'tea', 'b2', 'x_y');
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));
const handle = fc.constantFrom('ab', 'acme', 'acmetea', 'acme.tea');

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  word.map((text) => ({ type: 'word', text }) as const),
  words.map((text) => ({ type: 'phrase', text }) as const),
  word.map((text) => ({ type: 'tag', text }) as const),
  handle.map((text) => ({ type: 'handle', text }) as const),
  fc.constantFrom('a', 'acme').map((text) => ({ type: 'ticker', text }) as const),
  handle.map((value) => ({ type: 'field', field: 'from', value }) as const),
  fc.constantFrom('example.com', 'com').map((value) => ({ type: 'field', field: 'site', value }) as const),
  fc.constantFrom('en', 'de').map((value) => ({ type: 'field', field: 'lang', value }) as const),
  fc.constant({ type: 'all' } as const),
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

/** Trees as the parser makes them. */
export const tree = treeOf(leaf);

/** Brands may stand anywhere. */
export const treeWithBrands = treeOf(fc.oneof(leaf, brand));

const separator = fc.constantFrom(' ', ' ', ' ', '-', '. ', ', ', '.', '_', '/', ' #', ' @', ' $', '@', '&', '');
const text = fc
  .array(fc.tuple(separator, fc.constantFrom('a', 'b', 'ab', 'acme', 'Tea', 'acmetea', 'b2', 'x_y', 'bsky.social')), {
    maxLength: 8,
  })
  .map((pieces) => pieces.flat().join(''))
  // Instances behind handles have their own table.
  .filter((some) => !/@\w+(?:[.-]\w+)*@/.test(some));

export const subject: fc.Arbitrary<Subject> = fc.record({
  title: fc.option(text),
  text,
  tags: fc.array(fc.constantFrom('a', 'acme', 'acmetea', 'acme tea', 'acme-tea', 'ab'), { maxLength: 2 }),
  author: fc.record({
    handle: fc.option(
      fc.constantFrom('Acme', 'acmetea', 'acme@example.social', 'acmetea.bsky.social', 'acme.tea', 'zed'),
    ),
  }),
  urls: fc.array(fc.constantFrom('https://www.example.com/a', 'https://b.example.com/', 'https://example.org/'), {
    maxLength: 2,
  }),
  language: fc.option(fc.constantFrom('en', 'de', 'en-GB')),
});
