import { describe, expect, it } from '@jest/globals';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import { subjectOf } from './subject-of.js';

await loadRegexEngine();

/** Returns the matched passages of the text, verbatim; null if the text does not match. */
function found(query: string, text: string, tags: readonly string[] = []): string[] | null {
  const match = compileQuery(parseQuery(query).node)(subjectOf(text, { tags }));
  return match?.text.map(({ start, end }) => text.slice(start, end)) ?? null;
}

describe('wildcards', () => {
  it.each<[string, string, string[] | null]>([
    ['plug*', 'a plug, Plugs and plug-in, plugin’s', ['plug', 'Plugs', 'plug', 'plugin']],
    ['plug*', 'unplug the earplugs, un_plug', null],
    ['기아*', '기아차와 기아', ['기아차', '기아']],
    ['기아*', '기압, 기악', null],
    ['plug* in', 'plugging it in', ['plugging', 'in']],
    ['"plug* in"', 'plugged-in, plugged it in', ['plugged-in']],
    ['nestl*', 'NESTLÉ and Nestlés', ['NESTLÉ', 'Nestlés']],
    ['stra*', 'die Straße', ['Straße']],
    ['c+*', 'C+abc and C', ['C+abc']],
    ['7,0*', '7,000 or 7,1', ['7,000']],
    ['東*', '東京', ['東']],
    ['삼*', '삼성이 좋다', ['삼성']],
    ['wom?n', 'women, Woman, wom3n', ['women', 'Woman', 'wom3n']],
    ['wom?n', 'womn, womaan, womans, wom-n', null],
    ['wom?n*', 'womens', ['womens']],
    ['caf? -x', 'the caf?', ['caf?']],
    ['n?stle', 'nëstle ne\u0301stle', ['nëstle', 'ne\u0301stle']],
    ['हि?दी', 'हिन्दी', ['हिन्दी']],
    ['삼?전자', '삼성전자', ['삼성전자']],
    ['か?た', 'かがた', ['かがた']],
    ['"best * coffee"', 'the best Acme coffee, best by far: coffee', ['best', 'coffee', 'best', 'coffee']],
    ['"best * coffee"', 'best coffee is the best', null],
    ['"a * * b"', 'a x b', null],
    ['"a * * b"', 'a x y z b', ['a', 'b']],
    ['"a b * c d"', 'a b a x c c d', ['a b', 'c d']],
    ['"東 * 京"', '東は京', ['東', '京']],
  ])('%j in %j', (query, text, expected) => {
    expect(found(query, text)).toEqual(expected);
  });

  it('are matched in tags, each tag on its own', () => {
    expect([found('plug*', '', ['Plugins']), found('"oat * drink"', '', ['oat milk drink'])]).toEqual([[], []]);
    expect(found('"oat * drink"', 'oat milk', ['drink'])).toBeNull();
  });
});

describe('words near each other', () => {
  it.each<[string, string, string[] | null]>([
    ['a NEAR/1 b', 'x b-a y', ['b', 'a']],
    ['a NEAR/1 b', 'a x b', null],
    ['a NEAR/2 b', 'a x b', ['a', 'b']],
    ['a NEAR/2 b', 'a x y b', null],
    ['a NEAR/2 b', 'a, x! b', ['a', 'b']],
    ['a ONEAR/3 b', 'b a', null],
    ['a ONEAR/3 b', 'b a x b', ['a', 'b']],
    ['a NEAR/3 a', 'a', null],
    ['a NEAR/3 a', 'a x a y y y y a', ['a', 'a']],
    ['"a b" NEAR/2 b', 'a b', null],
    ['"a a" NEAR/1 b', 'a a a b', ['a a', 'b']],
    ['coca-cola NEAR/2 zero', 'coca cola is zero', ['coca cola', 'zero']],
    ['(tea OR coffee) NEAR/2 acme', 'tea by coffee of acme', ['coffee', 'acme']],
    ['plug* NEAR/2 wom?n', 'women plugging', ['women', 'plugging']],
    ['#acme NEAR/2 @ann', '#acme by @ann@example.social', ['#acme', '@ann@example.social']],
    ['$ACME NEAR/2 C++', 'C++ for $acme', ['C++', '$acme']],
    ['raw:"Google+" NEAR/2 case:It', 'It is Google+', ['It', 'Google+']],
    ['raw:"Google+" NEAR/2 case:It', 'it is Google+', null],
    ['a NEAR/2 b NEAR/2 c', 'c b a', ['c', 'b', 'a']],
    ['a NEAR/2 b NEAR/2 c', 'a b x x c', null],
    ['a NEAR/2 b ONEAR/2 c', 'c b a b c', ['a', 'b', 'c']],
    ['東京 NEAR/3 電力', '東京の電力', ['東京', '電力']],
    ['東京 NEAR/2 電力', '東京には電力', null],
    ['a NEAR/2 b', 'ac\u00adme a ac\u00adme b', ['a', 'b']],
    ['x -a NEAR/1 b', 'x a b', null],
    ['x -a NEAR/1 b', 'x a y b', ['x']],
  ])('%j in %j', (query, text, expected) => {
    expect(found(query, text)).toEqual(expected);
  });

  it('have to be in the same field', () => {
    expect(found('a NEAR/2 b', 'a', ['b'])).toBeNull();
    expect(found('a NEAR/2 b', '', ['a b'])).toEqual([]);
  });
});

describe('exact characters and exact case', () => {
  it.each<[string, string, string[] | null]>([
    ['raw:"Google+"', 'Google+ and google+ and Google', ['Google+']],
    ['raw:"Google+"', 'google+', null],
    ['raw:C', 'C++ and C# but CD', ['C', 'C']],
    ['raw:apple', 'pineapple apples', null],
    ['raw:"a  b"', 'a b', null],
    ['raw:"a-b"', 'a b, a-b', ['a-b']],
    ['raw:Nestlé', 'Nestle Nestle\u0301 Nestlé', ['Nestle\u0301', 'Nestlé']],
    ['raw:"*"', '5 * 5', ['*']],
    ['case:Apple', 'Apple and apple, APPLE', ['Apple']],
    ['case:apple', 'Apple', null],
    ['case:"Acme Coffee"', 'Acme-Coffee, Acme coffee', ['Acme-Coffee']],
    ['case:Nestlé', 'Nestle, NESTLÉ, nestlé', ['Nestle']],
    ['case:Łódź', 'Lodz, lodz', ['Lodz']],
    ['case:STRASSE', 'Straße, STRASSE, STRAẞE', ['STRASSE', 'STRAẞE']],
    ['case:Ａcme', 'Acme', ['Acme']],
    ['case:App*', 'Apples, apples, App', ['Apples', 'App']],
    ['case:"A * B"', 'a x B, A x B', ['A', 'B']],
    ['case:US', 'us in the US', ['US']],
  ])('%j in %j', (query, text, expected) => {
    expect(found(query, text)).toEqual(expected);
  });
});

describe('regular expressions', () => {
  it.each<[string, string, string[] | null]>([
    ['/ac(me|ne)/', 'acme acne ACME', ['acme', 'acne']],
    ['/ac(me|ne)/i', 'ACME', ['ACME']],
    ['/ac(me|ne)/', 'ACME', null],
    ['/Straße/i', 'strasse', null],
    ['/^b$/m', 'a\nb', ['b']],
    ['/a.b/', 'a\nb', null],
    ['/a.b/s', 'a\nb', ['a\nb']],
    ['/x*/', 'abc', []],
    ['/\\bacme\\b/', 'pineacme acme', ['acme']],
    ['/\\p{Greek}+/', 'the αβγ', ['αβγ']],
    ['/😀|é/', 'a 😀 é', ['😀', 'é']],
    ['/a\\/b "c"/', 'a/b "c"', ['a/b "c"']],
    ['x -/a+/', 'x a', null],
  ])('%j in %j', (query, text, expected) => {
    expect(found(query, text)).toEqual(expected);
  });

  it('are applied to each field on its own', () => {
    expect([found('/^tea$/', 'x', ['tea']), found('/a.*b/s', 'a', ['b'])]).toEqual([[], null]);
  });
});
