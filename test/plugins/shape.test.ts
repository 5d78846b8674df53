import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../src/errors.js';
import { readCapabilities, readDescription, readRequests } from '../../src/plugins/shape.js';
import fc from '../support/property.js';

const members = {
  name: 'our-forum',
  title: 'Our forum',
  homepage: 'https://forum.example',
  example: 'acme',
  groups: ['forums'],
  kinds: ['post'],
  limits: ['holds little'],
};
const functions = ['capabilities', 'requests', 'search'];
const reading = (change: object, had = functions) =>
  readDescription({ members: { ...members, ...change }, functions: had }, 'socialrank-source-x');

describe('readDescription', () => {
  it('copies only the known members of a source', () => {
    expect(reading({ rate: { requests: 1, seconds: 2 }, isOptIn: true, isLocal: true, other: 1 })).toEqual({
      ...members,
      settings: {},
      rate: { requests: 1, seconds: 2 },
      isOptIn: true,
    });
  });

  it('copies only the known members of settings', () => {
    const token = { description: 'a key', secret: true, required: true, env: ['A_KEY', 'path to', 7], other: 1 };
    expect(reading({ settings: { token } }).settings).toEqual({
      token: { description: 'a key', secret: true, required: true, env: ['A_KEY'] },
    });
  });

  it.each<[string, object, string[]]>([
    ['it has no name', { name: undefined }, functions],
    ['it has no title', { title: undefined }, functions],
    ['it has no homepage', { homepage: undefined }, functions],
    ['it has no example', { example: undefined }, functions],
    ['it has no groups', { groups: undefined }, functions],
    ['it has no kinds', { kinds: undefined }, functions],
    ['it has no limits', { limits: undefined }, functions],
    ['it has no search()', {}, ['capabilities', 'requests']],
    ['it has no requests()', {}, ['capabilities', 'search']],
    ['it has no capabilities()', {}, []],
    ['its name must be a name in kebab-case', { name: '../../x' }, functions],
    ['its name must be a name in kebab-case', { name: 7 }, functions],
    ['its homepage must be a web address', { homepage: 'javascript:alert(1)' }, functions],
    ['its groups must be a list of social', { groups: ['fora'] }, functions],
    ['its kinds must be a list of post', { kinds: 'post' }, functions],
    [
      'its setting __proto__ must have',
      { settings: JSON.parse('{"__proto__":{"description":"x"}}') as object },
      functions,
    ],
    ['its setting token must have', { settings: { token: {} } }, functions],
  ])('rejects a source, stating its name and the reason: %s', (why, change, had) => {
    expect(() => reading(change, had)).toThrow(UsageError);
    expect(() => reading(change, had)).toThrow(`socialrank-source-x is not a source: ${why}`);
  });

  it('throws a UsageError for any other JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => readDescription(value, 'x')).toThrow(UsageError);
      }),
    );
  });
});

describe('readCapabilities and readRequests', () => {
  it.each([
    [
      { search: 'words', operators: ['phrase'] },
      { search: 'words', operators: ['phrase'] },
    ],
    [
      { search: 'whole', operators: [], pageSize: 5, maxDays: -1, maxLength: '9', wordsFindTags: true, other: 1 },
      { search: 'whole', operators: [], pageSize: 5, wordsFindTags: true },
    ],
    [
      { search: 'words', operators: [], rate: { requests: 30, seconds: 60, other: 1 } },
      { search: 'words', operators: [], rate: { requests: 30, seconds: 60 } },
    ],
    [
      { search: 'words', operators: [], rate: { requests: '30' } },
      { search: 'words', operators: [] },
    ],
    [
      { search: 'words', operators: ['link'], followsThreads: true },
      { search: 'words', operators: ['link'], followsThreads: true },
    ],
    [{ search: 'minds', operators: [] }, null],
    [{ search: 'words', operators: ['phrase', 'brand'] }, null],
    [{ search: 'words' }, null],
    [null, null],
  ])('reads the capabilities %j as %j', (given, expected) => {
    expect(readCapabilities(given)).toEqual(expected);
  });

  it.each([
    [[], []],
    [
      [{ url: 'https://a.example/', query: 'x', method: 'POST', body: 1 }],
      [{ url: 'https://a.example/', query: 'x', method: 'POST' }],
    ],
    [[{ url: 'https://a.example/' }], [{ url: 'https://a.example/', query: null }]],
    [[{ url: 'nowhere' }], null],
    [[7], null],
    [{}, null],
  ])('reads the requests %j as %j', (given, expected) => {
    expect(readRequests(given)).toEqual(expected);
  });
});
