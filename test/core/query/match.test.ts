import { describe, expect, it } from '@jest/globals';
import { compileQuery, type Match } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import type { Subject } from '../../../src/core/query/subject.js';

const subject = (some: Partial<Subject>): Subject => ({
  title: null,
  text: '',
  tags: [],
  author: { handle: null },
  urls: [],
  language: null,
  ...some,
});

function match(query: string, some: Partial<Subject> | string, options?: { exact: boolean }): Match | null {
  return compileQuery(parseQuery(query, options).node)(subject(typeof some === 'string' ? { text: some } : some));
}

/** Returns the matched passages of the text, verbatim; null if the text does not match. */
function found(query: string, text: string): string[] | null {
  return match(query, text)?.text.map(({ start, end }) => text.slice(start, end)) ?? null;
}

describe('matching a brand name', () => {
  it.each<[string, string, string[] | null]>([
    ['apple', 'an Apple a day', ['Apple']],
    ['apple', 'pineapple and apples', null],
    ['apple', 'apple. apple: apple, apple! (apple) "apple" apple’s', Array(7).fill('apple')],
    ['apple', 'snake_apple apple_pie apple2 2apple', null],
    ['apple', 'an _Apple_ a day, or __apple pie__', ['Apple', 'apple']],
    ['apple', 'by @apple_ and _@apple_', null],
    ['x_y', 'this is _x_y_ and x_y', ['x_y']],
    ['acme', 'see acme.com, bob@acme.org and #acme @acme', ['acme', 'acme', '#acme', '@acme']],
    [
      'Acme Coffee',
      'acme coffee, Acme-Coffee, ACME  COFFEE, AcmeCoffee',
      ['acme coffee', 'Acme-Coffee', 'ACME  COFFEE', 'AcmeCoffee'],
    ],
    ['Acme Coffee', '#acmecoffee @AcmeCoffee', ['#acmecoffee', '@AcmeCoffee']],
    ['Acme Coffee', 'Acme Coffee’s best', ['Acme Coffee']],
    ['Acme Coffee', 'acme. Coffee', ['acme. Coffee']],
    ['Acme Coffee', 'acme_coffee', null],
    ['Acme Coffee', 'acme the coffee', null],
    ['Acme Coffee', 'acmes coffee', null],
    ['Acme Coffee', 'macme coffee acme coffees', null],
    ['Coca-Cola', 'Coca Cola CocaCola #cocacola coca–cola', ['Coca Cola', 'CocaCola', '#cocacola', 'coca–cola']],
    ['Coca Cola Zero', 'CocaCola Zero', ['CocaCola Zero']],
    ['Nestlé', 'nestle NESTLE\u0301 Nestlé', ['nestle', 'NESTLE\u0301', 'Nestlé']],
    ['STRASSE', 'die Straße', ['Straße']],
    ['Straße', 'STRASSE', ['STRASSE']],
    ['Łódź', 'in LODZ', ['LODZ']],
    ['Ａｃｍｅ', 'acme', ['acme']],
    ['acme', 'ac\u00adme and ac\u200bme', ['ac\u00adme', 'ac\u200bme']],
    ['acme', 'Acme™ and Acme®', ['Acme™', 'Acme'].map((text) => text.slice(0, 4))],
    ['C++', 'C++, c++17 and (C++)', ['C++', 'c++', 'C++']],
    ['C++', 'C and C+ and objc++', null],
    ['C#', 'I like C#.', ['C#']],
    ['C#', 'C', null],
    ['.NET', 'all of .NET', ['.NET']],
    ['.NET', 'the internet, a net, ASP.NET and example.net', null],
    ['Yahoo!', 'Yahoo! yahoo!!! Yahoo!ニュース', ['Yahoo!', 'yahoo!', 'Yahoo!']],
    ['Yahoo!', 'yahoo', null],
    ['Guess?', 'by Guess? and guess', ['Guess?']],
    ['Guess?', 'https://example.com/guess?id=1', null],
    ['H&M', 'H&M, h & m, H and M', ['H&M', 'h & m', 'H and M']],
    ['H&M', 'hm, h m, handm', null],
    ['AT&T', 'AT&T at&t #ATT @ATT', ['AT&T', 'at&t', '#ATT', '@ATT']],
    ['AT&T', 'at t and att', null],
    [
      'Marks and Spencer',
      'Marks & Spencer, marks&spencer, MarksAndSpencer',
      ['Marks & Spencer', 'marks&spencer', 'MarksAndSpencer'],
    ],
    ['& Other Stories', '& other stories', ['& other stories']],
    ['& Other Stories', 'and other stories', null],
    ["Ben & Jerry's", 'Ben and Jerry’s #BenAndJerrys', ['Ben and Jerry’s', '#BenAndJerrys']],
    ['7-Eleven', '7-Eleven 7 eleven 7Eleven', ['7-Eleven', '7 eleven', '7Eleven']],
    ['7-Eleven', '17-eleven', null],
    ['3M', 'by 3M.', ['3M']],
    ['3M', '33M 3Ms', null],
    ["O'Reilly", 'O’Reilly, O´Reilly', ['O’Reilly', 'O´Reilly']],
    ["O'Reilly", 'o reilly', null],
    ['A*Teens', 'the A*Teens', ['A*Teens']],
    ['9:30 Club', 'at 9:30 club', ['9:30 club']],
    ['AC/DC', 'AC/DC #acdc', ['AC/DC', '#acdc']],
    ['AC/DC', 'ac dc', null],
    ['Dr. Pepper', 'Dr Pepper, dr. pepper', ['Dr Pepper', 'dr. pepper']],
    ['7', 'at 7, 7.5 and 7', ['7', '7', '7']],
    ['7', '7,000 or 1,7', null],
    ['lel', 'paral·lel', null],
    ['삼성', '삼성·LG·현대', ['삼성']],
    ['LG', '삼성·LG·현대, LG·東京', ['LG', 'LG']],
    ['東京', '大阪·東京', ['東京']],
    ['I ❤ NY', 'I ❤ NY, I❤️NY and i  ❤, ny', ['I ❤ NY', 'I❤️NY', 'i  ❤, ny']],
    ['I ❤ NY', 'I NY, #INY and I ☕ NY', null],
    ['Acme 🍎', 'acme🍎, Acme. 🍎', ['acme🍎', 'Acme. 🍎']],
    ['Acme 🍎', 'acme and 🍎', null],
    ['🍎 Acme', 'an 🍎acme', ['🍎acme']],
    ['Acme ™', 'acme', ['acme']],
    ['!!!', 'the band !!! plays', ['!!!']],
    ['🍎', 'love🍎🍎', ['🍎', '🍎']],
    ['constructor', 'a constructor', ['constructor']],
    ['__proto__', 'the __proto__ key', ['__proto__']],
    ['東京電力', 'きのう東京電力が', ['東京電力']],
    ['かき', 'がき and かぎ', null],
    ['LINE', 'LINEで、オンLINEを', ['LINE', 'LINE']],
    ['LINE', 'online LINEs', null],
    ['กาแฟ', 'ร้านกาแฟดี', ['กาแฟ']],
    ['삼성', '삼성, 삼성이 삼성에서는', ['삼성', '삼성', '삼성']],
    ['Acme', 'Acme가 Acme는 acme전자', ['Acme', 'Acme']],
    ['삼성', '삼성전자 삼성이다운 삼성인', null],
    ['हिन्दी', 'हिन्दी है', ['हिन्दी']],
    ['हिन्द', 'हिन्दी है', null],
    ['أحمد', 'قال أحْمَد', ['أحْمَد']],
  ])('%j in %j', (query, text, expected) => {
    expect(found(query, text)).toEqual(expected);
  });

  it.each<[string, string, boolean]>([
    ['Acme Coffee', 'acmecoffee', true],
    ['Acme Coffee', 'AcmeCoffee@example.social', true],
    ['Acme Coffee', 'acmecoffee.bsky.social', true],
    ['Acme Coffee', 'acme', false],
    ['Acme Coffee', 'acmecoffee.example', false],
    ['C++', 'c', false],
  ])('%j by the author %j', (query, handle, expected) => {
    expect(match(query, { text: 'hello', author: { handle } })).toEqual(
      expected ? { terms: ['acme coffee'], title: [], text: [] } : null,
    );
  });

  it.each<[string, string[], boolean]>([
    ['Acme Coffee', ['acmecoffee'], true],
    ['Acme Coffee', ['Acme Coffee'], true],
    ['Acme Coffee', ['acme-coffee'], true],
    ['Acme Coffee', ['#AcmeCoffee'], true],
    ['Acme Coffee', ['acme', 'coffee'], false],
    ['AT&T', ['att'], true],
    ['C#', ['c#'], true],
    ['C#', ['c'], false],
  ])('%j in the tags %j', (query, tags, expected) => {
    expect(match(query, { tags }) !== null).toBe(expected);
  });

  it('finds no joined form and no handle if the match must be exact', () => {
    const exact = (text: string) => match('Acme Coffee', text, { exact: true }) !== null;
    expect([exact('acme-coffee'), exact('AcmeCoffee'), exact('@AcmeCoffee')]).toEqual([true, false, false]);
    expect(match('Acme', { author: { handle: 'acme' } }, { exact: true })).toBeNull();
  });

  it('returns the spans in the title and in the text', () => {
    expect(match('acme', { title: 'On Acme', text: 'acme, acme' })).toEqual({
      terms: ['acme'],
      title: [{ start: 3, end: 7 }],
      text: [
        { start: 0, end: 4 },
        { start: 6, end: 10 },
      ],
    });
  });
});

describe('matching an expression', () => {
  it.each<[string, string, string[] | null]>([
    ['"flat white"', 'a flat-white, a flat, white', ['flat-white', 'flat, white']],
    ['"flat white"', 'flatwhite', null],
    ['"flat white"', 'flat ☕ white', ['flat ☕ white']],
    ['"flat ☕ white"', 'a flat ☕ white', ['flat ☕ white']],
    ['"flat ☕ white"', 'a flat white', null],
    ['coca-cola OR x', 'coca cola', ['coca cola']],
    ['coca-cola OR x', 'cocacola', null],
    ['acme coffee -tea', 'coffee by acme', ['coffee', 'acme']],
    ['acme coffee -tea', 'coffee by acme, and tea', null],
    ['apple OR (iphone ipad)', 'an iphone', null],
    ['apple OR iphone ipad', 'ipad and iphone', ['ipad', 'iphone']],
    ['tea -(cold OR iced)', 'iced tea', null],
    ['tea -(cold sweet)', 'cold tea', ['tea']],
    ['tea (acme OR coffee)', 'acme tea', ['acme', 'tea']],
    ['"acme tea" OR "tea room"', 'acme tea room', ['acme tea room']],
    ['#acme', '#Acme, #acme', ['#Acme', '#acme']],
    ['#acme', 'acme #acmecoffee a#acme example.com/#acme &#acme', null],
    ['#コーヒー', '朝の #コーヒー と #コーヒー店', ['#コーヒー']],
    [
      '@ann',
      '@ann, .@Ann @ann@example.social @ann.bsky.social!',
      ['@ann', '@Ann', '@ann@example.social', '@ann.bsky.social'],
    ],
    ['@ann', '今日@ann กาแฟ@ann', ['@ann', '@ann']],
    [
      '@ann',
      'by @ann—who is @ann@example.social–and @ann.bsky.social―',
      ['@ann', '@ann@example.social', '@ann.bsky.social'],
    ],
    ['@ann-lee', '@ann-lee @ann‐lee @ann—lee', ['@ann-lee', '@ann‐lee']],
    ['@ann', '今日@annの話、@ann.bsky.socialさん、@ann는', ['@ann', '@ann.bsky.social', '@ann']],
    ['@ann_k', '@ann_kの', ['@ann_k']],
    ['@アン', '@アンナ', null],
    ['@ann', '@anné @annи @ann는데 @ann.bsky.sociald', null],
    ['@ann', '@anna x@ann @@ann @ann-lee @ann.example bob@ann.org', null],
    ['@ann@example.social', '@ann@example.social @ann @ann@example.org', ['@ann@example.social', '@ann']],
    ['@ann.example', '@ann.example.', ['@ann.example']],
    ['$ACME', 'buy $acme!', ['$acme']],
    ['$ACME', '買った$ACMEを $ACME는', ['$ACME', '$ACME']],
    ['$ACME', 'ACME $ACMEX $$ACME $ACME.B US$ACME', null],
    ['*', 'whatever', []],
    ['* -tea', 'coffee', []],
    ['* -tea', 'tea', null],
  ])('%j in %j', (query, text, expected) => {
    expect(found(query, text)).toEqual(expected);
  });

  it.each<[string, Partial<Subject>, boolean]>([
    ['from:ann', { author: { handle: 'Ann' } }, true],
    ['from:ann', { author: { handle: 'ann@example.social' } }, true],
    ['from:ann', { author: { handle: 'ann.bsky.social' } }, true],
    ['from:ann.bsky.social', { author: { handle: 'ann.bsky.social' } }, true],
    ['from:ann@example.social', { author: { handle: 'ann@example.social' } }, true],
    ['from:ann@example.social', { author: { handle: 'ann@example.org' } }, false],
    ['from:ann', { author: { handle: 'anna' } }, false],
    ['from:ann', { text: 'ann', author: { handle: null } }, false],
    ['site:example.com', { urls: ['https://www.example.com/a'] }, true],
    ['site:example.com', { urls: ['no address', 'https://news.Example.com/a'] }, true],
    ['site:example.com', { urls: ['https://badexample.com/', 'https://example.com.org/'] }, false],
    ['site:bücher.example', { urls: ['https://bücher.example/a'] }, true],
    ['lang:en', { language: 'en' }, true],
    ['lang:en', { language: 'en-GB' }, true],
    ['lang:en', { language: null }, false],
    ['* -lang:en', { language: null }, true],
    ['#oatmilk', { tags: ['Oat Milk'] }, true],
    ['#machine-learning', { tags: ['machine-learning'] }, true],
    ['#node.js', { tags: ['node.js'] }, true],
    ['milk -oat', { text: 'milk', tags: ['oat'] }, false],
    ['"oat milk"', { tags: ['oat milk'] }, true],
  ])('%j on %j', (query, some, expected) => {
    expect(match(query, some) !== null).toBe(expected);
  });

  it.each<[string, string, string[]]>([
    ['tea OR "Acme Coffee"', 'Acme-Coffee and TEA', ['tea', 'acme coffee']],
    ['(acme tea) OR milk', 'milk of acme', ['milk']],
    ['acme acme -(tea milk)', 'acme tea', ['acme']],
    ['#Acme @Ann $ACME', '#acme @ann $acme', ['#acme', '@ann', '$acme']],
    ['acme lang:en', 'acme', ['acme']],
    ['Straße OR STRASSE', 'strasse', ['strasse']],
  ])('lists the terms of %j that are found in %j', (query, text, terms) => {
    expect(match(query, { text, language: 'en' })?.terms).toEqual(terms);
  });
});
