/** Profiles as queries: what they match and exclude, which accounts they own, and how sources are queried for them. */
import { describe, expect, it } from '@jest/globals';
import { readProfile } from '../../../src/brands/profile.js';
import { writtenFrom } from '../../../src/brands/written.js';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { profileQuery } from '../../../src/core/query/profile.js';
import { pushdown } from '../../../src/core/query/pushdown.js';
import type { Operator, Profile, Query } from '../../../src/types.js';
import { subjectOf } from './subject-of.js';

const profile = (given: Partial<Profile>): Profile => readProfile(writtenFrom({ name: 'Acme Coffee', ...given }, ''));
const query = (given: Partial<Profile>): Query => profileQuery(profile(given));
const finds = ({ node }: Query, text: string, more: object = {}) => compileQuery(node)(subjectOf(text, more)) !== null;

const TARGET: Partial<Profile> = { name: 'Target', caseSensitive: true, hashtags: ['#TargetRun'] };
const ACME: Partial<Profile> = {
  aliases: ['Acme Roasters', '$ACME'],
  handles: ['@acme_hq'],
  hashtags: ['#oatmonday'],
  exclude: ['cartoon', 'road runner', '#ad'],
};

describe('a profile', () => {
  it.each<[string, Partial<Profile>, string, boolean]>([
    ['its name', ACME, 'At Acme Coffee again', true],
    ['a form of its name', ACME, 'good #acmecoffee', true],
    ['an alias', ACME, 'acme-roasters of course', true],
    ['its ticker', ACME, 'sold my $ACME', true],
    ['its account', ACME, 'thanks @acme_hq!', true],
    ['its hashtag', ACME, 'it is #OatMonday', true],
    ['a part of its name', ACME, 'acme anvils', false],
    ['what stands beside an excluded word', ACME, 'Acme Coffee in the cartoon', false],
    ['what stands beside an excluded phrase', ACME, 'Acme Coffee, Road-Runner', false],
    ['what carries an excluded hashtag', ACME, 'Acme Coffee #ad', false],
    ['what an excluded beginning of words begins', { ...ACME, exclude: ['cart*'] }, 'Acme Coffee, cartoons', false],
    [
      'an excluded phrase with words between',
      { ...ACME, exclude: ['road * runner'] },
      'Acme Coffee, road side runner',
      false,
    ],
    ['a name with an asterisk that is excluded', { ...ACME, exclude: ['E*TRADE'] }, 'Acme Coffee at Etrade', true],
    ['the excluded hashtag as a word', ACME, 'an ad for Acme Coffee', true],
    ['its case', TARGET, 'shopping at Target today', true],
    ['another case', TARGET, 'the target is to ship', false],
    ['a hashtag of its own, in any case', TARGET, 'my #targetrun', true],
    ['its name as a hashtag in another case', TARGET, 'on #target', false],
  ])('matching %s: profile %j, text %s, match %j', (_, given, text, isFound) => {
    expect(finds(query(given), text)).toBe(isFound);
  });

  it('does not match by a context word, a link to its site or an owned author alone', () => {
    const own = query({ domains: ['acme.example'], context: ['espresso'], owned: ['@acme_help'] });
    expect(finds(own, 'espresso', { links: ['https://acme.example/'], author: { handle: 'acme_help' } })).toBe(false);
  });

  it.each<[Partial<Profile>, readonly string[]]>([
    [{}, ['@AcmeCoffee']],
    [{ domains: ['acme.example'] }, ['@AcmeCoffee', 'acme.example']],
    [ACME, ['@acme_hq']],
    [
      { handles: ['acme'], owned: ['@acme_help', 'acme'], domains: ['acme.example'] },
      ['@acme', '@acme_help', 'acme.example'],
    ],
  ])('owns its accounts and sites, or the handle made of its name if it has no account: %j', (given, owned) => {
    expect(query(given).owned).toEqual(owned);
  });

  it('is printed as an expression with the same matches', () => {
    for (const given of [ACME, TARGET, {}]) {
      const own = query(given);
      const typed = parseQuery(own.expression);
      for (const text of ['Acme Coffee', '$ACME', 'Acme Coffee cartoon', 'Target', 'target', '@acme_hq', 'tea'])
        expect([given, text, finds(typed, text)]).toEqual([given, text, finds(own, text)]);
    }
  });

  it('becomes a query with the input as typed, the name of the brand and the profile', () => {
    const given = profile(ACME);
    expect(profileQuery(given, 'acme roasters')).toMatchObject({
      input: 'acme roasters',
      brand: 'Acme Coffee',
      profile: given,
    });
  });

  it.each<Partial<Profile>>([{ exclude: ['coffee'] }, { aliases: ['Acme Tea'], exclude: ['tea'] }])(
    'is rejected if it excludes one of its own names: %j',
    (given) => {
      expect(() => query(given)).toThrow(/excludes its own name/);
    },
  );
});

describe('a source queried for a profile', () => {
  const ask = (operators: readonly Operator[], more: object = {}) =>
    pushdown(query({ ...ACME, exclude: ['cartoon'] }), { search: 'words', operators, wordsFindTags: true, ...more });

  it('gets a single search if it supports all operators needed', () => {
    const { branches, impossible } = ask(['phrase', 'or', 'not', 'group', 'tag', 'handle', 'ticker']);
    expect(branches).toHaveLength(1);
    expect(impossible).toEqual([]);
  });

  it('gets several searches if it has no OR or limits the length of queries', () => {
    expect(ask(['phrase', 'not']).branches.length).toBeGreaterThan(3);
    const short = ask(['phrase', 'or', 'not', 'group'], { maxLength: 60 });
    expect(short.branches.length).toBeGreaterThan(1);
    expect(short.impossible).toEqual([]);
  });

  it('gets the hashtags of the profile if it supports nothing else', () => {
    const { branches } = pushdown(query({ ...ACME, aliases: [] }), { search: 'tags', operators: ['tag'] });
    expect(branches).toEqual(
      expect.arrayContaining([
        { type: 'tag', text: 'acmecoffee' },
        { type: 'tag', text: 'oatmonday' },
      ]),
    );
  });
});
