import { describe, expect, it } from '@jest/globals';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { print, printQuery } from '../../../src/core/query/print.js';
import { pushdown } from '../../../src/core/query/pushdown.js';
import { looksFor } from '../../../src/core/query/tree.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import type { Capabilities, Operator } from '../../../src/sources/source.js';
import type { Query, QueryNode } from '../../../src/types.js';
import fc from '../../support/property.js';
import { brand, subject, tree } from './arbitrary.js';

await loadRegexEngine();
const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'UTC' };

const everything: Operator[] = ['phrase', 'or', 'not', 'group', 'tag', 'handle', 'ticker', 'from', 'site', 'lang'];
const words = (...operators: Operator[]): Capabilities => ({ search: 'words', operators });
const rich = words(...everything);
const plain = words();
const boxes: Capabilities = { ...words('phrase', 'not', 'from'), wordsFindTags: true };
const counting = words('not', 'likes');
const ungrouped = words('phrase', 'or', 'not');
const tags: Capabilities = { search: 'tags', operators: [] };
const whole: Capabilities = { search: 'whole', operators: [] };

const ask = (input: string, capabilities: Capabilities) => {
  const { branches, ...said } = pushdown(parseQuery(input), capabilities);
  return { branches: branches.map(print), ...said };
};

describe('branches', () => {
  it.each<[string, string, Capabilities, string[]]>([
    ['a brand as its forms', 'Acme Coffee', rich, ['"Acme Coffee" OR AcmeCoffee OR #AcmeCoffee OR @AcmeCoffee']],
    ['one search a form', 'Acme Coffee', boxes, ['"Acme Coffee"', 'AcmeCoffee']],
    ['a phrase as its words', 'Acme Coffee', plain, ['Acme Coffee', 'AcmeCoffee']],
    ['a phrase with an emoji as its words', '"I ❤ NY"', plain, ['I NY']],
    ['words that begin with an emoji', '"🎉 🍋Store"', plain, ['🍋Store']],
    ['a word alone where it finds tags', 'Acme', boxes, ['Acme']],
    ['a name with signs', 'AT&T', rich, ['"AT&T" OR "AT and T" OR #ATT OR @ATT']],
    ['its joined form as a word', 'AT&T', boxes, ['"AT&T"', '"AT and T"', 'ATT']],
    ['a sign name as it stands', 'C++', plain, ['C++']],
    ['words', 'acme coffee -tea', rich, ['acme coffee -tea']],
    ['no exclusion without the operator', 'acme coffee -tea', plain, ['acme coffee']],
    ['no exclusion that would exclude more', 'code -C++', rich, ['code']],
    ['a hyphen as a phrase', 'coca-cola -tea', rich, ['"coca-cola" -tea']],
    ['exclusions one by one', 'a -(b OR c)', rich, ['a -b -c']],
    ['no exclusion of several at once', 'a -(b c)', rich, ['a']],
    ['groups', '(a OR b) c', rich, ['(a OR b) c']],
    ['groups multiplied out', '(a OR b) c', ungrouped, ['a c', 'b c']],
    ['alternatives without groups', 'a OR b OR c d', ungrouped, ['a OR b', 'c d']],
    ['alternatives apart', 'a OR b OR c d', boxes, ['a', 'b', 'c d']],
    ['fields', 'a from:ann site:example.com lang:en', rich, ['a from:ann site:example.com lang:en']],
    ['the least of a number', 'a likes:>=10 likes:>3', counting, ['a likes:>=10 likes:>3']],
    ['no other number', 'a likes:10 likes:<5 -likes:>=10 replies:>=1', counting, ['a']],
    ['nothing for a number alone', 'likes:>=10', counting, []],
    ['fields it does not know left out', 'a from:ann lang:en', boxes, ['a from:ann']],
    ['a field alone where that can be searched', 'from:ann', boxes, ['from:ann']],
    ['marks as words', '#acme @ann@example.social $ACM', plain, ['acme ann ACM']],
    ['an alternative that cannot be searched left to the other part', 'a (b OR lang:en)', boxes, ['a']],
    ['the alternative that can be searched', 'a OR lang:en', boxes, ['a']],
    ['nothing for everything', '* lang:en', rich, []],
    ['words near each other as all of them', 'a NEAR/5 "b c"', rich, ['a "b c"']],
    ['alternatives near something', '(a OR b) ONEAR/2 c', rich, ['(a OR b) c']],
    ['what stands around a gap', '"a b * c"', rich, ['"a b" c']],
    ['the whole words beside a wildcard', '"plug* in" acme', rich, ['in acme']],
    ['nothing for a wildcard', 'plug*', rich, []],
    ['nothing for a letter that is open', 'acme wom?n', rich, ['acme']],
    ['exact characters as words', 'raw:"Google+"', rich, ['"Google+"']],
    ['nothing for signs alone, exact as they are', 'acme raw:"—"', rich, ['acme']],
    ['nothing for nothing but signs', 'raw:":-)"', rich, []],
    ['exact case in any case', 'case:"Acme Tea"', rich, ['"Acme Tea"']],
    ['nothing for a regular expression', '/ac.e/', rich, []],
    ['the words beside a regular expression', 'tea /ac.e/', rich, ['tea']],
    ['a title as words', 'title:"acme tea"', rich, ['"acme tea"']],
    ['an account that is answered as named', 'to:ann', rich, ['@ann']],
    ['an account that is answered as a word', 'to:ann@example.social', plain, ['ann']],
    ['a link as it is written in a text', 'link:example.com/a/*', rich, ['"example.com/a"']],
    ['words alone beside a link', 'acme link:example.com', rich, ['acme']],
    ['no exclusion of a link', 'acme -link:example.com', words('not', 'link'), ['acme']],
    ['a link where it can be searched', 'link:example.com x', words('link'), ['link:example.com x']],
    ['a link alone where it can be searched', 'link:example.com', words('link'), ['link:example.com']],
    ['nothing for numbers and states', 'acme likes:>9 is:reply has:links type:post', rich, ['acme']],
    ['nothing for attitudes', 'acme :) emotion:joy -polarity:<0', rich, ['acme']],
    ['nothing for times', 'acme since:7d', rich, ['acme']],
    ['times where they can be said', 'acme since:7d', words('since'), ['acme since:7d']],
    ['nothing for times alone', 'since:7d', words('since'), []],
    ['no exclusion of words near each other', 'a -b NEAR/5 c', rich, ['a']],
    ['no exclusion of wildcards', 'a -b* -raw:c -case:D', rich, ['a']],
    ['the hashtag of words near each other', 'acme NEAR/3 coffeehouse', tags, ['#coffeehouse']],
    ['the hashtag of exact case', 'case:"Acme Tea"', tags, ['#acmetea']],
    ['no hashtag of a wildcard', '"acme * tea" OR plug* OR /x/', tags, []],
    ['nothing for a language alone', 'lang:en', rich, []],
    ['a brand as hashtags', "Ben & Jerry's", tags, ['#benjerrys', '#benandjerrys']],
    ['a phrase as one hashtag', '"Oat Milk" lang:en', tags, ['#oatmilk']],
    ['the hashtag of several words', 'acme #tea coffeehouse', tags, ['#tea']],
    ['the longest of several words', 'acme coffeehouse -tea', tags, ['#coffeehouse']],
    ['hashtags of alternatives', 'acme OR tea OR @ann', tags, ['#acme', '#tea']],
    ['no hashtag of signs', 'C++', tags, []],
    ['nothing of a source read whole', 'acme', whole, []],
  ])('%s', (_, input, capabilities, branches) => {
    expect(ask(input, capabilities).branches).toEqual(branches);
  });

  it('leave a group to the local filter if there would be too many combinations', () => {
    const letters = (from: number) => [...'abcdefghij'].slice(from, from + 5).join(' OR ');
    const { branches, filtered } = ask(`(${letters(0)}) (${letters(5)}) x`, boxes);
    expect(branches).toEqual(['f x', 'g x', 'h x', 'i x', 'j x']);
    expect(filtered).toEqual(['a OR b OR c OR d OR e (too many combinations to search for each)']);
  });

  it('split long alternatives into searches within the length limit', () => {
    const names = Array.from({ length: 100 }, (_, index) => `brand${index}`);
    const { branches, impossible } = ask(`acme (${names.join(' OR ')}) -tea`, { ...rich, maxLength: 200 });
    expect(impossible).toEqual([]);
    expect(Math.max(...branches.map((branch) => branch.length))).toBeLessThanOrEqual(200);
    expect(branches.join(' ').match(/brand\d+/g)).toEqual(names);
    expect(branches.every((branch) => /^acme \(.*\) -tea$/.test(branch))).toBe(true);
  });

  it('drop conditions that only narrow the search if the query is too long, and report them', () => {
    expect(ask('acme coffee -teapot lang:en', { ...rich, maxLength: 20 })).toMatchObject({
      branches: ['acme coffee -teapot'],
      filtered: ['lang:en (too long to be sent)'],
    });
  });

  it('are at most 16, and the remaining terms are reported as impossible', () => {
    const names = Array.from({ length: 18 }, (_, index) => `b${index}`);
    expect(ask(names.join(' OR '), plain)).toMatchObject({
      branches: names.slice(0, 16),
      impossible: ['b16 · b17 (over 16 searches)'],
    });
  });
});

describe('the report of what is pushed down', () => {
  it.each<[string, Capabilities, object]>([
    [
      'Acme Coffee',
      rich,
      { pushed: ['"Acme Coffee"', 'AcmeCoffee', '#AcmeCoffee', '@AcmeCoffee'], filtered: [], impossible: [] },
    ],
    [
      'a -tea lang:en',
      plain,
      { pushed: ['a'], filtered: ['-tea (excluded here)', 'lang:en (this source does not search by it)'] },
    ],
    ['Acme Coffee', plain, { filtered: ['"Acme Coffee" (searched as its words)'] }],
    ['a NEAR/5 b', plain, { pushed: ['a', 'b'], filtered: ['a NEAR/5 b (searched as its words)'], impossible: [] }],
    ['a plug*', plain, { pushed: ['a'], filtered: ['plug* (this source does not search by it)'], impossible: [] }],
    ['plug*', plain, { impossible: ['plug* (this source must be given something to search for)'] }],
    ['a /b/', plain, { filtered: ['/b/ (a regular expression: applied here only)'] }],
    ['a since:7d', plain, { filtered: ['since:7d (the window that is asked for)'] }],
    ['a :(', plain, { filtered: [':( (decided by our own scoring)'] }],
    ['title:a', plain, { pushed: ['a'], filtered: ['title:a (searched in all the text)'] }],
    ['to:ann', rich, { pushed: ['@ann'], filtered: ['to:ann (searched as an account that is named)'] }],
    ['plug*', tags, { impossible: ['plug* (this source is searched by hashtags)'] }],
    ['plug* /x/ :)', whole, { filtered: ['plug* /x/ :) (everything it holds is read)'], impossible: [] }],
    ['#acme', plain, { pushed: ['acme'], filtered: ['#acme (searched as a word)'] }],
    [
      'Acme Coffee',
      tags,
      { pushed: ['#acmecoffee'], filtered: ['Acme Coffee (searched as hashtags)'], impossible: [] },
    ],
    ['#acme', tags, { pushed: ['#acme'], filtered: [] }],
    ['C++', tags, { pushed: [], filtered: [], impossible: ['C++ (this source is searched by hashtags)'] }],
    ['Acme Coffee', whole, { pushed: [], filtered: ['Acme Coffee (everything it holds is read)'], impossible: [] }],
    [
      'a OR lang:en',
      plain,
      { filtered: [], impossible: ['lang:en (this source must be given something to search for)'] },
    ],
    ['a', { ...plain, maxLength: 0 }, { pushed: [], impossible: ['a (too long for this source)'] }],
  ])('for %s', (input, capabilities, said) => {
    expect(ask(input, capabilities)).toMatchObject(said);
  });
});

describe('any pushdown', () => {
  const capabilities: fc.Arbitrary<Capabilities> = fc.record({
    search: fc.constant('words' as const),
    operators: fc.subarray([...everything, 'to', 'title', 'link', 'type', 'since', 'likes']),
    wordsFindTags: fc.boolean(),
    maxLength: fc.constantFrom(30, 60, 500),
  });
  const queryOf = (node: QueryNode): Query => {
    const expression = printQuery(node);
    return { input: expression, brand: expression, expression, owned: [], profile: null, node };
  };
  const searched = tree.filter((node) => looksFor(node));
  const manySubjects = fc.array(subject, { minLength: 10, maxLength: 10 });

  it('finds every match unless it reports something as impossible', () => {
    fc.assert(
      fc.property(searched, capabilities, manySubjects, (node, source, subjects) => {
        const { branches, impossible } = pushdown(queryOf(node), source);
        fc.pre(impossible.length === 0);
        const match = compileQuery(node, when);
        const searches = branches.map((branch) => compileQuery(branch, when));
        for (const some of subjects.filter((one) => match(one) !== null)) {
          expect([some, searches.some((search) => search(some) !== null)]).toEqual([some, true]);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('finds every mention that a brand matches by its text', () => {
    fc.assert(
      fc.property(brand, capabilities, manySubjects, (node, source, subjects) => {
        // A name of three words is also found with one of its gaps closed, which no source is queried for.
        fc.pre(node.type === 'brand' && node.text.split(' ').length < 3);
        const { branches, impossible } = pushdown(queryOf(node), source);
        fc.pre(impossible.length === 0);
        const match = compileQuery(node, when);
        const searches = branches.map((branch) => compileQuery(branch, when));
        const anonymous = subjects.map((some) => ({ ...some, author: { handle: null } }));
        for (const some of anonymous.filter((one) => match(one) !== null)) {
          expect([some, searches.some((search) => search(some) !== null)]).toEqual([some, true]);
        }
      }),
    );
  });

  it('stays within the declared operators and length and within 16 searches', () => {
    fc.assert(
      fc.property(searched, capabilities, (node, source) => {
        const { branches } = pushdown(queryOf(node), source);
        expect(branches.length).toBeLessThanOrEqual(16);
        for (const branch of branches) {
          expect([branch, undeclared(branch, source)]).toEqual([branch, []]);
          expect(print(branch).length).toBeLessThanOrEqual(source.maxLength!);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** Operators that a branch uses and the source does not support. */
function undeclared(branch: QueryNode, { operators }: Capabilities): string[] {
  const used: string[] = [];
  const visit = (node: QueryNode, inside: 'and' | 'or' | null): void => {
    if (node.type === 'brand' || node.type === 'all') used.push(node.type);
    else if (node.type === 'field') used.push(node.field);
    else if (node.type !== 'word' && node.type !== 'and') used.push(node.type);
    if (node.type === 'not') {
      if (node.node.type === 'and' || node.node.type === 'or' || node.node.type === 'not') used.push('negated group');
      visit(node.node, inside);
    }
    if (node.type === 'and' || node.type === 'or') {
      if (inside !== null) used.push('group');
      if (inside === node.type) used.push('nested');
      for (const part of node.nodes) visit(part, node.type);
    }
  };
  visit(branch, null);
  return used.filter((one) => !(operators as readonly string[]).includes(one));
}
