import { describe, expect, it } from '@jest/globals';
import { complete } from '../../../src/core/mention/complete.js';
import { ownership } from '../../../src/core/relevance/ownership.js';
import type { Found, Mention, Profile } from '../../../src/types.js';

const PROFILE: Profile = {
  name: 'Acme',
  ...{ aliases: [], handles: ['@acmehelp', '@acme.example'], hashtags: [], domains: ['acme.example'] },
  owned: ['@ceo_of_acme', 'blog.example/acme', 'https://video.example/channel/7', 'acmecareers'],
  ...{ context: [], exclude: [], languages: [], caseSensitive: false, competitors: [], lexicon: {} },
};

const said = (found: Partial<Mention>) =>
  complete({ id: '1', text: 'Acme', ...(found as Found) }, { source: 'forum', seenAt: '2026-11-21T12:00:00.000Z' })!;
const by = (handle: string) => said({ author: { id: null, handle, name: null, url: null, followers: null } });
const writtenAt = (url: string) => said({ author: { id: null, handle: null, name: null, url, followers: null } });

describe('ownership', () => {
  it.each<[string, Mention, boolean]>([
    ['an account of the query', by('Acme'), true],
    ['an account of the profile', by('AcmeHelp'), true],
    ['an account that is a domain', by('acme.example'), true],
    ['a further account', by('ceo_of_acme'), true],
    ['a further account, written without @', by('acmecareers@social.example'), true],
    ['somebody', by('ann'), false],
    ['nobody known', said({}), false],
    ['a page of its site', said({ url: 'https://www.acme.example/news/1' }), true],
    ['a page of a subdomain', said({ url: 'https://blog.acme.example/1' }), true],
    ['a site that ends alike', said({ url: 'https://notacme.example/1' }), false],
    ['a site that begins alike', said({ url: 'https://acme.example.evil.example/1' }), false],
    ['a page that names its site', said({ url: 'https://news.example/?about=acme.example' }), false],
    ['an author of its site', writtenAt('https://acme.example/people/ann'), true],
    [
      'a feed of its site',
      said({ url: 'https://a.example/1', origin: { name: null, url: 'https://acme.example/feed' } }),
      true,
    ],
    ['its page on another site', said({ url: 'https://blog.example/acme/first-post' }), true],
    ['another page of that site', said({ url: 'https://blog.example/acmeology' }), false],
    ['its channel', writtenAt('https://video.example/channel/7'), true],
    ['another channel', writtenAt('https://video.example/channel/77'), false],
    ['a comment by a visitor', said({ kind: 'comment', url: 'https://acme.example/news/1#c2' }), false],
    ['a review by a customer', said({ kind: 'review', url: 'https://acme.example/shop/1' }), false],
  ])('of %s', (_, mention, expected) => {
    expect(ownership(['@acme'], PROFILE)(mention)).toBe(expected);
  });

  it('is decided by the accounts alone if there is no profile', () => {
    const isOwned = ownership(['@Acme'], null);
    expect(isOwned(by('acme'))).toBe(true);
    expect(isOwned(said({ url: 'https://acme.example/' }))).toBe(false);
  });
});
