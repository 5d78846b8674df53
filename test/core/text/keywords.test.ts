import { describe, expect, it } from '@jest/globals';
import { ownWords } from '../../../src/core/query/own-words.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { keywords } from '../../../src/core/text/keywords.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

const of = (text: string, language: string | null = 'en', query = 'Acme Coffee') => [
  ...keywords(text, { language, own: ownWords(parseQuery(query).node) }),
];

describe('keywords', () => {
  it.each<[string, string, string[]]>([
    ['content words, in lower case', 'Waiting for my REFUND', ['waiting', 'refund']],
    ['each once', 'refund, refund', ['refund']],
    ['pairs that stand together', 'oat milk and sugar', ['oat', 'milk', 'oat milk', 'sugar']],
    ['pairs with a hyphen', 'oat-milk', ['oat', 'milk', 'oat milk']],
    ['no pairs across punctuation or lines', 'oat. milk\nsugar, honey', ['oat', 'milk', 'sugar', 'honey']],
    ['no words of the query', "Acme's coffees: @acmecoffee #AcmeCoffee acme", []],
    ['no pairs across them', 'refund Acme support', ['refund', 'support']],
    ['no contractions', "don't, they’re, I'm, it's", []],
    ['possessives without their ending', "the barista's smile", ['barista', 'smile', 'barista smile']],
    ['names with an apostrophe', "O'Brien’s pub", ["o'brien", 'pub', "o'brien pub"]],
    ['no addresses', 'https://example.com/refund www.example.com/x example.com/menu/list ann@example.com', []],
    ['words right before an address', 'oat menuhttps://example.com/refund', ['oat', 'menu', 'oat menu']],
    ['the same in other letters', 'القهوةhttp://example.com/refund, kaffeehttps://example.com', ['القهوة', 'kaffee']],
    ['no accounts', '@ann @ann@example.social', []],
    ['hashtags as words', '#OatMilk', ['oatmilk']],
    ['no numbers alone, and no single letters', '2024 3.5 7,000 x mp3', ['mp3']],
    ['nothing left over from markup', 'cups &amp; mugs', ['cups', 'mugs']],
    ['words without the signs of emphasis', '_refund_, the __oat_milk__', ['refund', 'oat_milk']],
    ['none of the query in emphasis', '_Acme_ __coffee__', []],
    ['diacritics as they stand', 'Crème cre\u0300me', ['crème', 'crème crème']],
    [
      'whole, where a hyphen may break them',
      're\u00adfund of\ufeff the Ver\u00adschlüs\u00adselung',
      ['refund', 'verschlüsselung'],
    ],
    ['words without what says how a sign is shown', 'milk\ufe0f mug\ufe0e', ['milk', 'mug', 'milk mug']],
    ['no endless words', `${'x'.repeat(41)} mug`, ['mug']],
    ['no small words that lists forget', 'The 2nd book may actually come first, far away', ['book']],
    ['words beside sentence ends', 'good. milk', ['good', 'milk']],
  ])('are %s', (_, text, expected) => {
    expect(of(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['fr', "J'attends l'eau du café", ['attends', 'eau', 'café']],
    ['fr', "l'eau n'y a pas de goût, il l'a bu", ['eau', 'goût', 'bu']],
    ['it', "dell'acqua e un'amica", ['acqua', 'amica']],
    ['de', 'Das ist eine Katastrophe', ['katastrophe']],
    ['ru', 'это очень вкусный кофе', ['вкусный', 'кофе', 'вкусный кофе']],
    ['ja', '料金が高すぎる', ['料金', 'すぎる']],
    ['zh', '苹果手机真的很好用', ['苹果', '手机', '好用']],
    ['th', 'กาแฟอร่อยมาก', ['กาแฟ', 'อร่อย']],
  ])('exclude the stop words of %s', (language, text, expected) => {
    expect(of(text, language)).toEqual(expect.arrayContaining(expected.slice(0, 2)));
    for (const small of ["n'y", 'pas', 'das', 'это', 'が', 'มาก', '的'])
      expect(of(text, language)).not.toContain(small);
  });

  it('exclude the stop words of all common languages if the language is unknown', () => {
    expect(of('the und avec para refund', null)).toEqual(['refund']);
    expect(of('the und avec para refund', 'eo')).toEqual(['refund']);
  });

  it.each(['hi', 'ar', 'ja'])('exclude English stop words from texts labeled as %s', (language) => {
    expect(of('this is the refund', language)).toEqual(['refund']);
  });

  it.each(["n'y", 'l’a', "d'y"])('exclude contractions made of stop words only: %s', (text) => {
    expect(of(`${text} refund`, 'fr')).toEqual(['refund']);
  });

  it('exclude romanized Hindi stop words', () => {
    expect(of('kya yeh chai ki dukaan hai', 'hi')).toEqual(['chai', 'dukaan']);
    expect(of('kya yeh chai ki dukaan hai', null)).toEqual(['chai', 'dukaan']);
  });

  it('exclude the brand in text without spaces', () => {
    expect(of('東京電力の料金', 'ja', '東京電力')).toEqual(['料金']);
  });

  it.each(['a ', '.a', "a'", 'ahttp://', 'กhttps://', '東', 'กา', 'http://', '@', 'x@', '-', '\u0e48\u0e38'])(
    'take linear time for repetitions of %j',
    (piece) => {
      const reading = (length: number) => void of(piece.repeat(length / piece.length), null);
      expect(growth(20_000, reading)).toBeLessThan(TOO_STEEP);
    },
  );
});

describe('ownWords', () => {
  it.each<[string, string[], string[]]>([
    ['Acme Coffee', ['acme', 'coffee', 'coffees', "acme's", "coffees'", 'acmecoffee', 'Acmé'], ['refund', 'ac', 'tea']],
    ['Apples', ['apple', 'apples', "apple's"], ['app']],
    ['Berry', ['berries'], ['berr']],
    ["Ben & Jerry's", ['ben', "jerry's", 'jerry', 'jerrys', 'benjerrys', 'benandjerrys'], ['and', 's']],
    ["O'Reilly", ["o'reilly", 'reilly', 'oreilly'], ['really']],
    ['Yahoo!', ['yahoo'], ['yahoos!']],
    [
      '"flat white" OR #oatmilk -tea @ann@example.social $ACM',
      ['flat', 'white', 'oatmilk', 'ann', 'acm'],
      ['tea', 'example'],
    ],
    ['* lang:en from:ann', [], ['ann', 'en']],
    ['東京電力', ['東京', '電力', '東京電力'], ['大阪']],
    ['constructor', ['constructor', 'constructors'], ['__proto__', 'toString']],
  ])('recognizes the words of the query %s', (query, own, others) => {
    const isOwn = ownWords(parseQuery(query).node);
    expect(own.filter((word) => !isOwn(word))).toEqual([]);
    expect(others.filter((word) => isOwn(word))).toEqual([]);
  });
});
