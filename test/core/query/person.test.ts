import { describe, expect, it } from '@jest/globals';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import {
  feedsAskedFor,
  identities,
  onSource,
  printAccount,
  readAccount,
  withPersons,
} from '../../../src/core/query/person.js';
import { print } from '../../../src/core/query/print.js';
import type { Person } from '../../../src/types.js';

const FEED = 'https://ann.example/feed.xml';
const ann: Person = {
  name: 'ann',
  accounts: [
    { source: 'bluesky', handle: 'ann.example' },
    { source: 'mastodon', handle: 'ann@social.example' },
    { source: 'rss', handle: FEED },
  ],
};
const persons = [ann, { name: 'bob-lee', accounts: [{ source: 'reddit', handle: 'bob' }] }];

describe('an account', () => {
  it.each([
    ['bluesky:@ann.example', 'bluesky', 'ann.example'],
    ['mastodon:@ann@social.example', 'mastodon', 'ann@social.example'],
    ['x:@ann', 'x', 'ann'],
    ['hackernews:ann', 'hackernews', 'ann'],
    ['reddit:u/ann', 'reddit', 'ann'],
    ['reddit:/u/ann', 'reddit', 'ann'],
    [FEED, 'rss', FEED],
  ])('is parsed from %s and survives a round trip', (text, source, handle) => {
    const account = readAccount(text)!;
    expect(account).toEqual({ source, handle });
    expect(readAccount(printAccount(account))).toEqual(account);
  });

  it.each(['ann', '@ann', 'x:', 'x:@', 'x: ann', 'rss:ann', 'ftp://ann.example/', 'X:ann"', ''])(
    'cannot be parsed from %j',
    (text) => {
      expect(readAccount(text)).toBeNull();
    },
  );
});

describe('from:~name', () => {
  it.each(['from:~ann', 'coffee -from:~bob-lee', 'from:~Ann OR from:carl'])(
    'parses from its canonical form to the same query: %s',
    (text) => {
      const { expression, node } = parseQuery(text, { persons });
      expect(parseQuery(expression, { persons })).toMatchObject({ expression, node });
    },
  );

  it('reports the column of an unknown name and which names are known', () => {
    const wrong = () => parseQuery('coffee from:~carl', { persons });
    expect(wrong).toThrow('nobody is known as ~carl (column 13); expected ~ann, ~bob-lee');
    expect(() => parseQuery('from:~carl', { persons: [] })).toThrow('socialrank person add');
  });

  it.each([
    ['from:~ann', 'bluesky', 'from:ann.example'],
    ['from:~ann', 'mastodon', 'from:ann@social.example'],
    ['from:~ann', 'rss', `from:${FEED}`],
    ['from:~ann', 'reddit', null],
    ['coffee (from:~ann OR from:~bob-lee)', 'reddit', 'coffee from:bob'],
    ['coffee -from:~ann', 'bluesky', 'coffee -from:ann.example'],
    ['coffee -from:~ann', 'reddit', 'coffee'],
    ['coffee source:reddit', 'reddit', 'coffee'],
    ['coffee source:reddit', 'x', null],
    ['coffee OR source:reddit', 'x', 'coffee'],
    ['coffee OR source:reddit', 'reddit', '*'],
  ])('is specialized for a source: %s on %s', (text, source, expected) => {
    const node = onSource(withPersons(parseQuery(text, { persons }).node, persons), source);
    expect(node === null ? null : print(node)).toBe(expected);
  });

  it('matches an account only on its own source, and a feed by its address', () => {
    const match = compileQuery(withPersons(parseQuery('from:~ann').node, persons));
    const said = (source: string, handle: string | null, endpoint: string | null = null) =>
      match({ title: null, text: 'x', tags: [], author: { handle }, urls: [], language: null, source, endpoint }) !==
      null;
    expect(said('bluesky', 'ann.example')).toBe(true);
    expect(said('mastodon', 'Ann@social.example')).toBe(true);
    expect(said('x', 'ann.example')).toBe(false);
    expect(said('mastodon', 'ann@other.example')).toBe(false);
    expect(said('rss', null, FEED)).toBe(true);
    expect(said('rss', 'ann.example', 'https://other.example/feed.xml')).toBe(false);
  });

  it('lists the feeds of the persons in the query', () => {
    expect(feedsAskedFor(parseQuery('coffee from:~ann').node, persons)).toEqual([FEED]);
    expect(feedsAskedFor(parseQuery('coffee from:~bob-lee').node, persons)).toEqual([]);
  });
});

describe('identities', () => {
  it('returns the person to whom an account belongs', () => {
    const who = identities(persons);
    expect(who('bluesky', '@Ann.example')).toBe('ann');
    expect(who('reddit', 'bob')).toBe('bob-lee');
    expect(who('x', 'bob')).toBeNull();
  });
});
