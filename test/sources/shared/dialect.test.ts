import { describe, expect, it } from '@jest/globals';
import { type Dialect, plainOrQuoted, quoted, renderQuery } from '../../../src/sources/shared/dialect.js';
import { and, from, handle, lang, not, or, phrase, tag, word } from '../searches.js';

const full: Dialect = {
  word: plainOrQuoted,
  phrase: quoted,
  tag: (text) => `#${text}`,
  handle: (text) => `@${text}`,
  from: (value) => `from:${value}`,
  lang: (value) => (value === 'zh' ? null : `lang:${value}`),
  or: 'OR',
  not: (said) => `-${said}`,
};
const plain: Dialect = { word: plainOrQuoted, phrase: quoted };

describe('renderQuery', () => {
  it.each([
    ['a word bare', word('acme'), 'acme'],
    ['a word that could be an operator in quotes', word('OR'), '"OR"'],
    ['a word with signs in quotes', word('C++'), '"C++"'],
    ['a word of another script bare', word('カフェ'), 'カフェ'],
    ['a phrase in quotes', phrase('acme coffee'), '"acme coffee"'],
    ['quotes inside a phrase as spaces', phrase('say "acme" “now”\n\\'), '"say acme now"'],
    ['alternatives with parentheses only among others', or(word('a'), word('b')), 'a OR b'],
    ['alternatives inside a conjunction', and(or(word('a'), word('b')), word('c')), '(a OR b) c'],
    ['a conjunction inside alternatives', or(and(word('a'), word('b')), word('c')), '(a b) OR c'],
    [
      'alternatives inside a conjunction inside alternatives',
      or(and(or(word('a'), word('b')), word('c')), word('d')),
      '((a OR b) c) OR d',
    ],
    ['one alternative as itself', and(or(word('a')), word('b')), 'a b'],
    ['an excluded group as excluded parts', and(word('a'), not(or(word('b'), phrase('c d')))), 'a -b -"c d"'],
    ['what is excluded twice as it is', not(not(word('a'))), 'a'],
    ['tags, handles and fields', and(tag('a'), handle('b'), from('c'), lang('en')), '#a @b from:c lang:en'],
  ])('renders %s', (_, node, text) => {
    expect(renderQuery(node, full)).toBe(text);
  });

  it.each([
    ['a leaf that the source cannot say', and(word('a'), tag('b')), 'a'],
    ['an exclusion where it has none', and(word('a'), not(word('b'))), 'a'],
    ['alternatives where it has none', and(word('a'), or(word('b'), word('c'))), 'a'],
    ['a phrase of nothing but quotes', and(word('a'), phrase('""')), 'a'],
    ['everything', tag('b'), ''],
  ])('omits %s', (_, node, text) => {
    expect(renderQuery(node, plain)).toBe(text);
  });

  it.each([
    ['alternatives of which one cannot be said', and(word('a'), or(word('b'), lang('zh'))), 'a'],
    ['the exclusion of what cannot be said', and(word('a'), not(lang('zh'))), 'a'],
    ['the exclusion of both of two', and(word('a'), not(and(word('b'), word('c')))), 'a'],
    ['the exclusion of what was said in part', and(word('a'), not(and(word('b'), lang('zh')))), 'a'],
  ])('broadens the search rather than narrowing it: omits %s', (_, node, text) => {
    expect(renderQuery(node, full)).toBe(text);
  });
});
