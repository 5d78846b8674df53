import { describe, expect, it } from '@jest/globals';
import { authorKey, identify } from '../../../src/core/metrics/author-key.js';
import { type Changes, mention } from './sample.js';

const key = (changes: Changes) => authorKey(mention(changes));

describe('authorKey', () => {
  it.each<[string, Changes]>([
    ['nothing is said', {}],
    ['the handle is blank', { author: { handle: ' ', name: '' } }],
    ['the account is deleted', { author: { handle: '[deleted]' } }],
    ['the account is removed', { author: { name: '[removed]' } }],
    ['the name is Anonymous', { author: { name: 'Anonymous' } }],
    ['the name is Anonymous, whatever its id', { author: { id: '0', name: 'anonymous' } }],
    ['the handle is @unknown', { author: { handle: '@Unknown' } }],
    [
      'the name is the title of the feed',
      { author: { name: ' The Pond Post' }, origin: { name: 'The pond post', url: null } },
    ],
  ])('is null if %s', (_, changes) => expect(key(changes)).toBeNull());

  it.each<[string, Changes, Changes]>([
    ['case and @ of a handle', { author: { handle: 'AnnFinch' } }, { author: { handle: '@annfinch' } }],
    [
      'a new handle under the same id',
      { author: { id: '7', handle: 'ann' } },
      { author: { id: '7', handle: 'finch' } },
    ],
    [
      'two articles by one name in one outlet',
      { kind: 'article', author: { name: 'Ann Finch' }, origin: { name: 'Pond Post', url: null } },
      { kind: 'article', author: { name: 'ann finch ' }, origin: { name: 'Pond Post', url: null } },
    ],
    [
      'a channel named as its author',
      { author: { id: 'c1', name: 'Pond' } },
      { author: { id: 'c1', name: 'Pond' }, origin: { name: 'Pond', url: null } },
    ],
  ])('is the same for %s', (_, one, other) => {
    expect(key(one)).not.toBeNull();
    expect(key(one)).toBe(key(other));
  });

  it.each<[string, Changes, Changes]>([
    ['one handle on two networks', { author: { handle: 'ann' } }, { source: 'lake', author: { handle: 'ann' } }],
    [
      'one name in two outlets',
      { author: { name: 'admin' }, origin: { name: 'A', url: null } },
      { author: { name: 'admin' }, origin: { name: 'B', url: null } },
    ],
    ['an id and a handle that look alike', { author: { id: 'ann' } }, { author: { handle: 'ann' } }],
    ['two ids behind one handle', { author: { id: '1', handle: 'ann' } }, { author: { id: '2', handle: 'ann' } }],
  ])('differs for %s', (_, one, other) => expect(key(one)).not.toBe(key(other)));
});

describe('identify', () => {
  it.each<[Changes, string | null]>([
    [{ author: { id: '7', handle: 'ann', name: 'Ann Finch' } }, 'ann'],
    [{ author: { id: '7', handle: ' ', name: 'Ann Finch' } }, 'Ann Finch'],
    [{ author: { id: '7' } }, '7'],
    [{ author: { handle: '[deleted]', name: 'Ann' } }, null],
    [{}, null],
  ])('labels %j as %j', (changes, label) => expect(identify(mention(changes))?.label ?? null).toBe(label));
});
