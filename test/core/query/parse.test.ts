import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../src/core/query/parse.js';
import { QueryError } from '../../../src/errors.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import type { QueryField, QueryNode } from '../../../src/types.js';
import fc from '../../support/property.js';
import { hostile } from './arbitrary.js';

await loadRegexEngine();

const word = (text: string): QueryNode => ({ type: 'word', text });
const phrase = (text: string): QueryNode => ({ type: 'phrase', text });
const tag = (text: string): QueryNode => ({ type: 'tag', text });
const handle = (text: string): QueryNode => ({ type: 'handle', text });
const ticker = (text: string): QueryNode => ({ type: 'ticker', text });
const field = (name: QueryField, value: string): QueryNode => ({ type: 'field', field: name, value });
const wildcard = (text: string): QueryNode => ({ type: 'wildcard', text });
const raw = (text: string): QueryNode => ({ type: 'raw', text });
const cased = (text: string): QueryNode => ({ type: 'case', text });
const regex = (pattern: string, flags: string): QueryNode => ({ type: 'regex', pattern, flags });
const near = (left: QueryNode, words: number, right: QueryNode): QueryNode => ({
  type: 'near',
  left,
  right,
  words,
  ordered: false,
});
const and = (...nodes: QueryNode[]): QueryNode => ({ type: 'and', nodes });
const or = (...nodes: QueryNode[]): QueryNode => ({ type: 'or', nodes });
const not = (node: QueryNode): QueryNode => ({ type: 'not', node });
const all: QueryNode = { type: 'all' };

describe('a brand name', () => {
  it.each([
    ['Acme Coffee', 'Acme Coffee', ['@AcmeCoffee']],
    ['  Acme \t Coffee ', 'Acme Coffee', ['@AcmeCoffee']],
    ['Coca-Cola', 'Coca-Cola', ['@CocaCola']],
    ['Acme - Coffee', 'Acme - Coffee', ['@AcmeCoffee']],
    ['Guess?', 'Guess?', ['@Guess']],
    ['E*TRADE', 'E*TRADE', ['@ETRADE']],
    ['M*A*S*H', 'M*A*S*H', ['@MASH']],
    ['9:30 Club', '9:30 Club', ['@930Club']],
    ['AC/DC', 'AC/DC', ['@ACDC']],
    ['C#', 'C#', []],
    ['C++', 'C++', []],
    ['.NET', '.NET', []],
    ['Disney+', 'Disney+', []],
    ['P!nk', 'P!nk', []],
    ['!!!', '!!!', []],
    ['Yahoo!', 'Yahoo!', ['@Yahoo']],
    ['AT&T', 'AT&T', ['@ATT']],
    ["Ben & Jerry's", "Ben & Jerry's", ['@BenJerrys', '@BenAndJerrys']],
    ['acme.com', 'acme.com', ['@acmecom']],
    ['ann@home', 'ann@home', []],
    ['Note: this', 'Note: this', ['@Notethis']],
    ['Nestle\u0301', 'Nestlé', ['@Nestle']],
    ['Łódka Ørn', 'Łódka Ørn', ['@LodkaOrn']],
    ['Weißbräu', 'Weißbräu', ['@Weissbrau']],
    ['東京電力', '東京電力', ['@東京電力']],
    ['ｶﾞｰﾃﾞﾝ', 'ｶﾞｰﾃﾞﾝ', ['@ガーデン']],
    ['constructor', 'constructor', ['@constructor']],
    ['__proto__', '__proto__', []],
    ['rock or pop', 'rock or pop', ['@rockorpop']],
    ['X', 'X', ['@X']],
    ['r/acme', 'r/acme', ['@racme']],
    ['/r/acme', '/r/acme', []],
    ['5 km /h or m /s', '5 km /h or m /s', ['@5kmhorms']],
    ['NEAR Protocol', 'NEAR Protocol', ['@NEARProtocol']],
  ])('%s', (input, name, owned) => {
    expect(parseQuery(input)).toEqual({
      input,
      brand: name,
      expression: name,
      owned,
      profile: null,
      node: { type: 'brand', text: name, exact: false },
    });
  });

  it('owns no account if it must be matched exactly', () => {
    expect(parseQuery('Acme Coffee', { exact: true })).toMatchObject({
      owned: [],
      node: { type: 'brand', text: 'Acme Coffee', exact: true },
    });
  });
});

describe('an expression', () => {
  it.each<[string, string, QueryNode]>([
    ['"Acme Coffee"', '"Acme Coffee"', phrase('Acme Coffee')],
    ['“Acme  Coffee”', '"Acme Coffee"', phrase('Acme Coffee')],
    ['„Acme“', '"Acme"', phrase('Acme')],
    ['acme coffee -tea', 'acme coffee -tea', and(word('acme'), word('coffee'), not(word('tea')))],
    ['acme –tea', 'acme -tea', and(word('acme'), not(word('tea')))],
    ['acme NOT tea', 'acme -tea', and(word('acme'), not(word('tea')))],
    ['acme AND NOT tea', 'acme -tea', and(word('acme'), not(word('tea')))],
    ['acme AND coffee', 'acme AND coffee', and(word('acme'), word('coffee'))],
    ['(acme)', '(acme)', word('acme')],
    ['apple OR iphone ipad', 'apple OR iphone ipad', or(word('apple'), and(word('iphone'), word('ipad')))],
    ['a|b | c', 'a OR b OR c', or(word('a'), word('b'), word('c'))],
    ['(a OR b) c', '(a OR b) c', and(or(word('a'), word('b')), word('c'))],
    ['(a b) (c -d)', 'a b c -d', and(word('a'), word('b'), word('c'), not(word('d')))],
    ['a -(b OR c)', 'a -(b OR c)', and(word('a'), not(or(word('b'), word('c'))))],
    ['a -(b c)', 'a -(b c)', and(word('a'), not(and(word('b'), word('c'))))],
    ['NOT NOT a b', 'a AND b', and(word('a'), word('b'))],
    ['a --b', 'a AND b', and(word('a'), word('b'))],
    ['-"x y" z', '-"x y" z', and(not(phrase('x y')), word('z'))],
    [
      '#acme, @ann@example.social $ACME',
      '#acme @ann@example.social $ACME',
      and(tag('acme'), handle('ann@example.social'), ticker('ACME')),
    ],
    ['#1 Cochran', '#1 Cochran', and(tag('1'), word('Cochran'))],
    ['＃アクメ', '#アクメ', tag('アクメ')],
    ['author:@Ann a', 'from:Ann a', and(field('from', 'Ann'), word('a'))],
    ['from:ann@example.social a', 'from:ann@example.social a', and(field('from', 'ann@example.social'), word('a'))],
    ['domain:https://www.Example.COM/ a', 'site:example.com a', and(field('site', 'example.com'), word('a'))],
    ['site:www.www.example.com', 'site:example.com', field('site', 'example.com')],
    ['site:www.com', 'site:www.com', field('site', 'www.com')],
    ['site:bücher.example', 'site:xn--bcher-kva.example', field('site', 'xn--bcher-kva.example')],
    ['lang:pt-BR a', 'lang:pt a', and(field('lang', 'pt'), word('a'))],
    ['lang:eng', 'lang:en', field('lang', 'en')],
    ['*', '*', all],
    ['* -tea', '* -tea', and(all, not(word('tea')))],
    ['"E*TRADE" OR "Guess?"', '"E*TRADE" OR "Guess?"', or(phrase('E*TRADE'), phrase('Guess?'))],
    ['C++ OR C# OR .NET', 'C++ OR C# OR .NET', or(word('C++'), word('C#'), word('.NET'))],
    ['coca-cola "x"', 'coca-cola "x"', and(word('coca-cola'), phrase('x'))],
    ['plug*', 'plug*', wildcard('plug*')],
    ['plug** in', 'plug* in', and(wildcard('plug*'), word('in'))],
    ['wom?n', 'wom?n', wildcard('wom?n')],
    ['c++* -x', 'c++* -x', and(wildcard('c++*'), not(word('x')))],
    ['"a  *  b"', '"a * b"', wildcard('a * b')],
    ['"plug*"', 'plug*', wildcard('plug*')],
    ['"plug* in"', '"plug* in"', wildcard('plug* in')],
    ['"M*A*S*H" x', '"M*A*S*H" x', and(phrase('M*A*S*H'), word('x'))],
    ['a NEAR/5 b', 'a NEAR/5 b', near(word('a'), 5, word('b'))],
    ['a ONEAR/05 b', 'a ONEAR/5 b', { type: 'near', left: word('a'), right: word('b'), words: 5, ordered: true }],
    ['x a NEAR/2 b y', 'x a NEAR/2 b y', and(word('x'), near(word('a'), 2, word('b')), word('y'))],
    ['(a NEAR/2 b) NEAR/3 c', 'a NEAR/2 b NEAR/3 c', near(near(word('a'), 2, word('b')), 3, word('c'))],
    ['(a|"b c") NEAR/2 d*', '(a OR "b c") NEAR/2 d*', near(or(word('a'), phrase('b c')), 2, wildcard('d*'))],
    ['x -a NEAR/2 b', 'x -(a NEAR/2 b)', and(word('x'), not(near(word('a'), 2, word('b'))))],
    ['raw:"Google+"', 'raw:"Google+"', raw('Google+')],
    ['raw:C++', 'raw:"C++"', raw('C++')],
    ['raw:"a  b "', 'raw:"a  b "', raw('a  b ')],
    ['case:Apple', 'case:Apple', cased('Apple')],
    ['case:"Acme  Coffee"', 'case:"Acme Coffee"', cased('Acme Coffee')],
    ['/ac(me|ne)/gi', '/ac(me|ne)/i', regex('ac(me|ne)', 'i')],
    ['-/a "b" c\\/d/ x', '-/a "b" c\\/d/ x', and(not(regex('a "b" c\\/d', '')), word('x'))],
    ['title:acme', 'title:acme', field('title', 'acme')],
    ['title:“Acme * Tea”', 'title:"Acme * Tea"', field('title', 'Acme * Tea')],
    ['tag:"Oat Milk"', '#OatMilk', tag('OatMilk')],
    ['to:@ann', 'to:ann', field('to', 'ann')],
    ['url:https://www.example.com/Blog', 'url:example.com/Blog', field('url', 'example.com/Blog')],
    [
      'source:HackerNews type:Post',
      'source:hackernews type:post',
      and(field('source', 'hackernews'), field('type', 'post')),
    ],
    ['since:7D until:2026-11-21', 'since:7d until:2026-11-21', and(field('since', '7d'), field('until', '2026-11-21'))],
    ['since:"2026-11-21 09:30"', 'since:2026-11-21t09:30', field('since', '2026-11-21t09:30')],
    ['likes:>=10 views:007', 'likes:>=10 views:=7', and(field('likes', '>=10'), field('views', '=7'))],
    ['score:<-5', 'score:<-5', field('score', '<-5')],
    [
      'polarity:<-0.5 emotion:Anger',
      'polarity:<-0.5 emotion:anger',
      and(field('polarity', '<-0.5'), field('emotion', 'anger')),
    ],
    [
      'a is:Reply -has:media',
      'a is:reply -has:media',
      and(word('a'), field('is', 'reply'), not(field('has', 'media'))),
    ],
    ['a :)', 'a :)', and(word('a'), { type: 'mood', mood: 'positive' })],
    ['(a :-()', 'a :(', and(word('a'), { type: 'mood', mood: 'negative' })],
    ['a ?', 'a is:question', and(word('a'), field('is', 'question'))],
    ['link:https://www.Example.com/a/?utm_source=x', 'link:example.com/a', field('link', 'example.com/a')],
    ['link:example[.]com/blog/*', 'link:example.com/blog/*', field('link', 'example.com/blog/*')],
    ['link:example.com', 'link:example.com', field('link', 'example.com')],
    ['link:example.com/', 'link:example.com/', field('link', 'example.com/')],
    ['https://www.example.com/a?b=1', 'link:example.com/a?b=1', field('link', 'example.com/a?b=1')],
    ['https://example.com/', 'link:example.com', field('link', 'example.com')],
    ['link:"https://example.com/a_(b)"', 'link:"example.com/a_(b)"', field('link', 'example.com/a_(b)')],
    ['constructor OR __proto__', 'constructor OR __proto__', or(word('constructor'), word('__proto__'))],
  ])('%s', (input, expression, node) => {
    const brand = node.type === 'field' && node.field === 'link' ? node.value : input;
    const said = { input: ` ${input} `, brand, expression, owned: [], profile: null, node };
    expect(parseQuery(` ${input} `)).toEqual(said);
  });
});

describe('query errors', () => {
  it.each([
    ['', 1, 'there is nothing to search for'],
    [' \t ', 1, 'there is nothing to search for'],
    ['\u200b', 1, 'there is nothing to search for'],
    ['"acme', 1, 'this quotation mark is never closed'],
    ['a "b" c"', 8, 'this quotation mark is never closed'],
    ['a ""', 3, 'there is nothing between these quotation marks'],
    ['(acme', 1, 'this parenthesis is never closed'],
    ['a) b', 2, 'this parenthesis was never opened'],
    [') a', 1, 'this parenthesis was never opened'],
    ['a ()', 3, 'there is nothing between these parentheses'],
    ['acme OR', 6, 'a search term is missing after OR'],
    ['OR acme', 1, 'a search term is missing before OR'],
    ['a AND OR b', 3, 'a search term is missing after AND'],
    ['a (b OR) c', 6, 'a search term is missing after OR'],
    ['(| a)', 2, 'a search term is missing before |'],
    ['acme NOT', 6, 'a search term is missing after NOT'],
    ['acme -', 6, 'a search term is missing right after -'],
    ['-', 1, 'a search term is missing right after -'],
    ['-tea', 1, 'only exclusions'],
    ['acme OR -tea', 9, 'only exclusions'],
    ['NOT (a b)', 1, 'only exclusions'],
    ['-*', 1, 'only exclusions'],
    ['a & -b', 3, '& is not a word to search for'],
    ['*acme', 1, 'there is nothing before this *'],
    ['coffee *acme', 8, 'there is nothing before this *'],
    ['*acme OR coffee', 1, 'there is nothing before this *'],
    ['coffee **7up', 8, 'there is nothing before this *'],
    ['"*acme"', 2, 'there is nothing before this *'],
    ['"coffee *acme"', 9, 'there is nothing before this *'],
    ['title:*acme', 7, 'this is not a value of title:'],
    ['case:"a *Acme"', 6, 'this is not a value of case:'],
    ['*! -b', 1, '*! is not a word to search for'],
    ['! -b', 1, '! is not a word to search for'],
    ['a *plug*', 3, 'there is nothing before this *'],
    ['**', 1, 'there is nothing before this *'],
    ['a "* b"', 4, 'there is nothing before this *'],
    ['"a b *"', 6, 'there is nothing after this *'],
    ['a !*', 3, '!* is not a word to search for'],
    ['NEAR/5 b', 1, 'a search term is missing before NEAR/5'],
    ['a NEAR/5', 3, 'a search term is missing after NEAR/5'],
    ['a NEAR/0 b', 8, 'NEAR/0 is not a distance'],
    ['a NEAR/x b', 8, 'NEAR/x is not a distance'],
    ['a NEAR/5/6 b', 8, 'NEAR/5/6 is not a distance'],
    ['acme NEAR/', 11, 'NEAR/ is not a distance'],
    ['a ONEAR/1001 b', 9, 'ONEAR/1001 is not a distance'],
    ['a NEAR/5 -b', 3, 'a search term is missing after NEAR/5'],
    ['a NEAR/5 (b c)', 10, 'NEAR cannot use this: it has no position in the text'],
    ['(a -b) NEAR/5 c', 1, 'NEAR cannot use this: it has no position in the text'],
    ['a NEAR/5 (b NEAR/2 c)', 10, 'NEAR cannot use this: it has no position in the text'],
    ['x a NEAR/5 lang:en', 12, 'NEAR cannot use this: it has no position in the text'],
    ['a NEAR/5 "b * c"', 10, 'NEAR cannot use this: it has no position in the text'],
    ['/a(?=b)/', 1, 'this regular expression cannot be used: invalid or unsupported Perl syntax: `(?=`'],
    ['x /(a)\\1/', 3, 'this regular expression cannot be used: invalid escape sequence'],
    ['/(a/', 1, 'this regular expression cannot be used: missing closing )'],
    ['/(a{90}){9}/', 1, 'this regular expression cannot be used: it takes'],
    ['/a/ii', 4, 'ii are not flags of a regular expression'],
    ['/a/y', 4, 'y are not flags of a regular expression'],
    ['likes:many', 7, 'this is not a value of likes:'],
    ['likes:>=', 7, 'this is not a value of likes:'],
    ['likes:> 5', 7, 'this is not a value of likes:'],
    ['is:funny', 4, 'this is not a value of is:'],
    ['has:', 5, 'this is not a value of has:'],
    ['type:tweet', 6, 'this is not a value of type:'],
    ['emotion:hunger', 9, 'this is not a value of emotion:'],
    ['since:soon', 7, 'this is not a value of since:'],
    ['until:2026-02-30', 7, 'this is not a value of until:'],
    ['link:acme', 6, 'this is not a value of link:'],
    ['title:', 7, 'this is not a value of title:'],
    ['title:"* b"', 7, 'this is not a value of title:'],
    ['raw:" "', 5, 'this is not a value of raw:'],
    ['tag:+', 5, 'this is not a value of tag:'],
    ['ftp://example.com/a', 1, 'this is not an address to search for'],
    ['$5 coffee', 1, '$5 is not a ticker'],
    ['@@ann', 1, '@@ann is not a handle'],
    ['tea @acme*', 5, '@acme* is not a handle'],
    ['#tea*', 1, '#tea* is not a hashtag'],
    ['tag:tea* x', 5, 'this is not a value of tag:'],
    ['from:acme*', 6, 'this is not a value of from:'],
    ['to:acme*', 4, 'this is not a value of to:'],
    ['lang:klingon', 6, 'this is not a value of lang:'],
    ['a site:..or', 8, 'this is not a value of site:'],
    ['a site:example.com/blog', 8, 'this is not a value of site:'],
    ['from: ann', 6, 'this is not a value of from:'],
    ['from:~*', 6, 'this is not a value of from:'],
    ['acme\u0000', 5, 'U+0000 cannot be searched for'],
    ['a\u009b31m', 2, 'U+009B cannot be searched for'],
    ['a \ud83d b', 3, 'U+D83D cannot be searched for'],
  ])('are thrown for %j', (input, column, problem) => {
    const error = failure(input);
    expect(error.column).toBe(column);
    expect(error.message).toContain(problem);
    expect(error.message).toContain(`(column ${column}); expected ${error.expected}`);
    expect(error.message).not.toMatch(/[\r\n]/);
    expect(error.input).toBe(input);
  });

  it.each([
    ['too many characters', 'a'.repeat(4097), 4097, 'the query has 4097 characters'],
    ['too many in canonical form', 'fifteen-letters|'.repeat(250).slice(0, -1), 3999, 'the query has 4746 characters'],
    ['too many words of a name', `${'a '.repeat(256)}b`, 513, 'more than 256 terms'],
    ['too many words of a phrase', `"${'a '.repeat(257)}"`, 1, 'more than 256 terms'],
    ['too many parentheses', `${'('.repeat(33)}a${')'.repeat(33)}`, 33, 'parentheses are nested more than 32 deep'],
    ['parentheses only', '('.repeat(4096), 33, 'parentheses are nested more than 32 deep'],
  ])('are thrown for %s', (_, input, column, problem) => {
    expect(failure(input)).toMatchObject({ column, message: expect.stringContaining(problem) });
  });

  it('are not thrown for queries just within the limits', () => {
    expect(parseQuery(`${'('.repeat(32)}a${')'.repeat(32)}`).node).toEqual(word('a'));
    expect(parseQuery(`${'-'.repeat(4094)}ab`).node).toEqual(word('ab'));
    expect(parseQuery('a '.repeat(256)).node.type).toBe('brand');
    expect(parseQuery(`${'x'.repeat(4096)}`).brand).toHaveLength(4096);
  });

  it('are the only errors that any input causes', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        try {
          const query = parseQuery(input);
          expect(parseQuery(query.expression).node).toEqual(query.node);
        } catch (error) {
          if (!(error instanceof QueryError)) throw error;
          expect(error.column).toBeGreaterThanOrEqual(1);
          expect(error.column).toBeLessThanOrEqual(input.length + 1);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

function failure(input: string): QueryError {
  try {
    parseQuery(input);
  } catch (error) {
    if (error instanceof QueryError) return error;
    throw error;
  }
  throw new Error(`${input} was read`);
}
