import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { complete } from '../../../src/core/mention/complete.js';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { or } from '../../../src/core/query/tree.js';
import { relevanceOf } from '../../../src/core/relevance/relevance.js';
import { FORMULA, RULES, START } from '../../../src/core/relevance/rules.js';
import type { Found, Mention, Profile, Query } from '../../../src/types.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

const PROFILE: Profile = {
  name: 'Harbour',
  ...{ aliases: [], handles: ['@harbourcafe'], hashtags: ['#harbourcafe'], domains: ['harbour.example'], owned: [] },
  ...{ context: ['coffee', 'espresso*'], exclude: ['ferry', 'boats'], languages: [], caseSensitive: false },
  ...{ competitors: ['Globex'], lexicon: {} },
};

const named = parseQuery('Harbour');
const profiled: Query = {
  ...named,
  node: or([named.node, parseQuery('@harbourcafe').node, parseQuery('#harbourcafe').node]),
  profile: PROFILE,
};

function judged(found: Partial<Mention> | string, query: Query = named): Mention {
  const given = typeof found === 'string' ? { text: found } : found;
  const mention = complete({ id: '1', ...(given as Found) }, { source: 'forum', seenAt: '2026-11-21T12:00:00.000Z' })!;
  if (given.isOwned === true) mention.isOwned = true;
  const match = compileQuery(query.node)({ ...mention, urls: [] });
  if (match === null) throw new Error(`${JSON.stringify(found)} does not match`);
  return Object.assign(mention, relevanceOf(query)(mention, match));
}

const reasons = (found: Partial<Mention> | string, query?: Query) =>
  judged(found, query)
    .relevanceReasons.map(({ id }) => id)
    .toSorted();

const filler = (characters: number) => 'and so on and on '.repeat(Math.ceil(characters / 17));

describe('the position of a name', () => {
  it.each<[string, Partial<Mention> | string, string[]]>([
    ['at the beginning', 'Harbour opened at nine this morning', ['early']],
    ['in the title', { title: 'Harbour opens', text: 'At nine in the morning they let people in' }, ['early', 'title']],
    ['twice', 'Harbour is fine, and so is what Harbour serves', ['as-name', 'early', 'often']],
    ['once, late in a long text', `It began well. ${filler(1600)}. Harbour, well`, ['in-passing']],
    ['late in a text that is not so long', `It began well. ${filler(600)}. Harbour, well`, []],
    ['as a hashtag in the text', 'Such a lovely morning here with all of you #harbour', ['tag-only']],
    ['among the tags', { text: 'Such a lovely morning with all of you', tags: ['harbour'] }, ['tag-only']],
    ['as a hashtag and in words', 'Nothing beats Harbour in the morning sun #harbour', ['as-name', 'early']],
    ['as an account that is spoken to', '@harbour when do you open in the morning', ['addressed']],
    ['inside an address', 'All of that stands at https://blog.example/harbour today', ['address-only']],
    [
      'in the name of the author alone',
      { text: 'Good morning to all of you', author: { ...NOBODY(), handle: 'harbour' } },
      ['nowhere'],
    ],
    ['behind the fragment of an address', 'It stands at www.blog.example/#harbour for all to see', ['address-only']],
  ])('%s', (_, found, expected) => {
    expect(reasons(found)).toEqual(expected);
  });
});

describe('the spelling of a name', () => {
  it.each<[string, Partial<Mention> | string, string[], string?]>([
    ['with a capital in a sentence', 'It is what Harbour does best every day', ['as-name', 'early']],
    [
      'with a capital where German has one',
      { text: 'Alles kam vom Harbour in dieser Nacht', language: 'de' },
      ['early'],
    ],
    ['with a capital in a title of capitals', 'Why Harbour Matters To All Of Us', ['early']],
    ['in small letters, in a text that has none', 'it is what harbour does best every day', ['early']],
    ['in small letters, in a text with capitals', 'Well, it is what harbour does best', ['as-word', 'early']],
    ['in small letters, as it was asked for', 'Well, it is what harbour does best', ['early'], 'harbour'],
    ['behind an article', 'Down at the harbour in the rain', ['article', 'as-word', 'early']],
    ['behind an article and a blank of its own', 'Down at the\u00a0harbour in rain', ['article', 'as-word', 'early']],
    ['with a capital behind two blanks', 'It is what\u202f Harbour does best every day', ['as-name', 'early']],
    ['with a capital behind a new line', 'It is what\nHarbour does best every day', ['early']],
    [
      'behind an article, and without',
      'Down at the Harbour in the rain, and Harbour was shut',
      ['as-name', 'early', 'often'],
    ],
    ['in several words', 'Nothing beats what Harbour Bay does', ['as-name', 'early', 'full-name'], 'Harbour Bay'],
    ['in a script without capitals', 'ハーバーのケーキはとても美味しかったです', ['early'], 'ハーバー'],
  ])('%s', (_, found, expected, name = 'Harbour') => {
    expect(reasons(found, parseQuery(name))).toEqual(expected);
  });
});

describe('the signals of a profile', () => {
  it.each<[string, Partial<Mention> | string, string[]]>([
    ['a word of the field close by', 'Harbour has coffee that wakes the dead', ['context-near', 'early']],
    ['with any ending', 'Harbour has espressos that wake the dead', ['context-near', 'early']],
    ['far away', `Harbour is fine. ${filler(200)} And now for coffee`, ['context', 'early']],
    ['not at all', 'Harbour is fine and always was so', ['early', 'no-context']],
    ['a word of another sense', 'Harbour is where the ferry comes in', ['early', 'no-context', 'other-sense-near']],
    ['far away', `Harbour is fine. ${filler(200)} And now for the boats`, ['early', 'no-context', 'other-sense']],
    ['both senses', 'Harbour has coffee for the people of the ferry', ['context-near', 'early', 'other-sense-near']],
    ['a competitor', 'Harbour or Globex, and who pays', ['competitor', 'early', 'no-context']],
    [
      'its site',
      { text: 'Harbour is fine and always was so', links: ['https://www.harbour.example/menu'] },
      ['early', 'no-context', 'own-site'],
    ],
    [
      'its site behind one that is called alike',
      { text: 'Harbour is fine, see notharbour.example and harbour.example' },
      ['early', 'no-context', 'often', 'own-site'],
    ],
    [
      'a site that is called alike',
      { text: 'Harbour is fine and always was so', links: ['https://notharbour.example/'] },
      ['early', 'no-context'],
    ],
    ['its account', '@harbourcafe when do you open in the morning', ['addressed', 'no-context']],
    ['its own hashtag', { text: 'Such a lovely morning with all of you', tags: ['harbourcafe'] }, ['no-context']],
    [
      'what it says itself',
      { text: 'Harbour is open from nine to nine', isOwned: true },
      ['early', 'no-context', 'own'],
    ],
  ])('%s', (_, found, expected) => {
    expect(reasons(found, profiled)).toEqual(expected);
  });
});

describe('signals of spam, trade and little text', () => {
  it.each<[string, Partial<Mention> | string, string[]]>([
    ['a name and nothing else', 'Harbour!', ['early', 'few-words']],
    ['a name under a picture', { text: 'Harbour!', media: ['https://a.example/1.jpg'] }, ['early']],
    ['a link and a name', 'Harbour https://a.example/1', ['early', 'link-alone']],
    ['more hashtags than words', 'Harbour now #a #b #c #d', ['early', 'few-words', 'many-tags']],
    ['eight hashtags', 'Harbour is where we all went on a sunny day #a #b #c #d #e #f #g #h', ['early', 'many-tags']],
    ['accounts alone', '@ann @bob @cat harbour', ['early', 'few-words', 'many-handles']],
    ['words of spam', 'Harbour giveaway, click here to be the first', ['early', 'spam-words']],
    ['one word that spam has too', 'Harbour has a giveaway for those who come first', ['early']],
    ['words of trade', 'Harbour sent my refund after all this time', ['early', 'trade']],
  ])('%s', (_, found, expected) => {
    expect(reasons(found)).toEqual(expected);
  });
});

describe('relevance', () => {
  it('is the logistic function of the sum of its reasons', () => {
    for (const text of ['Harbour!', 'It is what Harbour does', 'Down at the harbour #a #b #c #d #e #f #g #h']) {
      const { relevance, relevanceReasons } = judged(text);
      const odds = relevanceReasons.reduce((sum, { effect }) => sum + effect, START);
      expect(relevance).toBeCloseTo(1 / (1 + Math.exp(-odds)), 2);
    }
  });

  it('lists the strongest reason first', () => {
    expect(judged('Down at the harbour in the rain').relevanceReasons.map(({ id }) => id)).toEqual([
      'as-word',
      'article',
      'early',
    ]);
  });

  it('is 1, without reasons, if the query names nothing', () => {
    expect(judged('Anything at all', parseQuery('*'))).toMatchObject({ relevance: 1, relevanceReasons: [] });
  });

  it('is documented with its formula and every rule', () => {
    const page = readFileSync('docs/relevance.md', 'utf8');
    expect(page).toContain(`exp(-(${START} + `);
    expect(page).toContain(`\`${FORMULA}\``);
    for (const { id, effect, words } of RULES) expect(page).toContain(`| \`${id}\` | ${effect} | ${words} | `);
  });

  it('has few enough rules for a bit mask, each with an id of its own', () => {
    expect(RULES.length).toBeLessThanOrEqual(31);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  it('is between 0 and 1 for any text, with the same reasons each time', () => {
    const hostile = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[#@ A-z.:/]{0,60}$/));
    fc.assert(
      fc.property(hostile, fc.option(hostile), fc.array(hostile, { maxLength: 5 }), (text, title, tags) => {
        const given = { text: `${text} Harbour ${text}`, title, tags };
        const first = judged(given, profiled);
        expect(first.relevance).toBeGreaterThanOrEqual(0);
        expect(first.relevance).toBeLessThanOrEqual(1);
        expect(judged(given, profiled).relevanceReasons).toEqual(first.relevanceReasons);
      }),
    );
  });

  it.each([
    ['names', 'Harbour '],
    ['words', 'coffee Harbour ferry '],
    ['one long address', 'https://a.example/harbour/'],
    ['hashtags', '#harbour#boats'],
    ['letters without a space', 'ボ'],
    ['spam', 'giveaway click '],
  ])('takes linear time: %s', (_, piece) => {
    const run = (size: number) => judged(`Harbour ${piece.repeat(size)}`.slice(0, 20 * size), profiled);
    expect(growth(1000, run)).toBeLessThan(TOO_STEEP);
  });
});

function NOBODY(): Mention['author'] {
  return { id: null, handle: null, name: null, url: null, followers: null };
}
