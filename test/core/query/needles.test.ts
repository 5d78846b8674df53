import { describe, expect, it } from '@jest/globals';
import { compileVerdict } from '../../../src/core/query/match.js';
import { needlesOf } from '../../../src/core/query/needles.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { foldText } from '../../../src/core/text/fold.js';
import { needlesWanted } from '../../../src/inputs/skim/wanted.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import fc from '../../support/property.js';
import { subject, treeWithBrands } from './arbitrary.js';

await loadRegexEngine();

describe('the needles of a query', () => {
  it.each<[string, readonly string[] | null]>([
    ['Acme', ['acme']],
    ['"Acme Coffee"', ['coffee']],
    ['Coca-Cola', ['coca']],
    ['acme coffee', ['coffee']],
    ['Straße', ['strasse']],
    ['Nestlé OR acme', ['nestle', 'acme']],
    ['acme -tea', ['acme']],
    ['plug* NEAR/3 tea', ['plug']],
    ['#acme OR @acme.bsky.social', ['acme']],
    ['acme likes:>10', ['acme']],
    ['C++', null],
    ['任天堂', null],
    ['acme OR likes:>10', null],
    ['/acme/', null],
    ['lang:en', null],
  ])('for %s', (query, needles) => {
    expect(needlesOf(parseQuery(query).node)).toEqual(needles);
  });

  it('occur in every mention whose verdict is not "no"', () => {
    const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'UTC' };
    let without = 0;
    fc.assert(
      fc.property(treeWithBrands, fc.array(subject, { minLength: 10, maxLength: 10 }), (node, subjects) => {
        const needles = needlesOf(node);
        if (needles === null) return;
        const verdict = compileVerdict(node, when);
        const needle = needlesWanted(needles);
        for (const { title, text, tags, author, ...rest } of subjects) {
          const all = [title ?? '', text, ...tags, author.handle ?? ''].map(foldText).join('\n');
          if (needle.inTags(all)) continue;
          without += 1;
          expect([all, verdict({ title, text, tags, author, ...rest }).answer]).toEqual([all, 'no']);
        }
      }),
      { numRuns: 3000 },
    );
    expect(without).toBeGreaterThan(1000);
  });
});
