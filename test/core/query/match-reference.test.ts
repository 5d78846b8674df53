import { describe, expect, it } from '@jest/globals';
import { compileQuery, compileVerdict } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { print, printQuery } from '../../../src/core/query/print.js';
import { looksFor, not } from '../../../src/core/query/tree.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import fc from '../../support/property.js';
import { brand, subject, tree, treeWithBrands } from './arbitrary.js';
import { answerOf } from './reference.js';

await loadRegexEngine();
const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'UTC' };

describe('the matcher', () => {
  it('agrees with the reference implementation', () => {
    fc.assert(
      fc.property(treeWithBrands, fc.array(subject, { minLength: 10, maxLength: 10 }), (node, subjects) => {
        const verdict = compileVerdict(node, when);
        for (const some of subjects) expect([some, verdict(some).answer]).toEqual([some, answerOf(node, some)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('returns distinct terms and ordered, non-overlapping spans within the title and the text', () => {
    fc.assert(
      fc.property(treeWithBrands, subject, (node, some) => {
        const found = compileQuery(node, when)(some);
        fc.pre(found !== null);
        expect(new Set(found.terms).size).toBe(found.terms.length);
        for (const [text, spans] of [
          [some.title ?? '', found.title],
          [some.text, found.text],
        ] as const) {
          let last = 0;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

describe('the canonical text', () => {
  it('parses to the tree it was printed from', () => {
    fc.assert(
      fc.property(
        tree.filter((node) => looksFor(node)),
        (node) => {
          const text = printQuery(node);
          fc.pre(text.length < 4096);
          expect(parseQuery(text)).toMatchObject({ node, expression: text });
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('of a brand parses to the same brand', () => {
    fc.assert(
      fc.property(brand, (node) => {
        const exact = node.type === 'brand' && node.exact;
        expect(parseQuery(printQuery(node), { exact }).node).toEqual(node);
      }),
    );
  });

  it('of a brand inside an expression matches the same mentions as the brand', () => {
    const subjects = fc.array(subject, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(brand, subjects, (name, some) => {
        // A name of three words is also found with one of its gaps closed, which no printed form expresses.
        fc.pre(name.type === 'brand' && name.text.split(' ').length < 3);
        const printed = parseQuery(`* -${print(name)}`).node;
        const [meant, said] = [compileQuery(not(name)), compileQuery(printed)];
        for (const one of some) expect([one, said(one) !== null]).toEqual([one, meant(one) !== null]);
      }),
      { numRuns: 500 },
    );
  });
});
