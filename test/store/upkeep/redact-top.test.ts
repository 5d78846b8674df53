import { describe, expect, it } from '@jest/globals';
import { redactTop } from '../../../src/store/upkeep/redact-top.js';
import type { Mention, Report } from '../../../src/types.js';
import { sampleMention } from '../../support/sample-mention.js';
import { sampleReport } from '../../support/sample-report.js';

type Top = Report['top'];
type List = keyof Top;

const { author } = sampleMention();
const gone = sampleMention({
  id: 'gone',
  title: 'Café au lait',
  text: 'The oat milk was off',
  tags: ['OatMonday'],
  links: ['https://shop.pond.example/menu'],
  url: 'https://blog.pond.example/1',
});
const plain = sampleMention({
  id: 'left',
  text: 'Nothing of the kind',
  author: { ...author, id: 'bob', handle: 'bob', name: 'Bob' },
});

/** Whether a row is kept, given the mentions that stay. */
function kept<Name extends List>(list: Name, row: object, left: readonly Mention[]): boolean {
  const empty: Top = { keywords: [], hashtags: [], authors: [], sources: [], domains: [], links: [] };
  const model = sampleReport().top[list][0] as object;
  const top = { ...empty, [list]: [{ ...model, ...row }] };
  return redactTop(top, [gone], left)[list].length === 1;
}

describe('rows of top lists', () => {
  it.each<[string, List, object]>([
    ['a keyword of its title, without accents', 'keywords', { value: 'cafe' }],
    ['a keyword of two words', 'keywords', { value: 'Oat Milk' }],
    ['a hashtag, in another case', 'hashtags', { value: 'oatmonday' }],
    ['its author by account', 'authors', { value: 'Ann', source: 'bluesky' }],
    ['its author by name', 'authors', { value: 'ann example', source: 'bluesky' }],
    ['its author by id', 'authors', { value: 'did:plc:ann', source: 'bluesky' }],
    ['its source', 'sources', { value: 'bluesky' }],
    ['the domain that it links to', 'domains', { value: 'pond.example' }],
    ['its own domain', 'domains', { value: 'blog.pond.example' }],
    ['a link', 'links', { value: 'https://shop.pond.example/menu' }],
  ])('are removed if no remaining mention supports them: %s', (_, list, row) => {
    expect(kept(list, row, [])).toBe(false);
    expect(kept(list, row, [gone])).toBe(true);
    const other = list === 'sources' ? { ...plain, source: 'lake' } : { ...plain, url: 'https://lake.example/2' };
    expect(kept(list, row, [other])).toBe(false);
  });

  it.each<[string, List, object]>([
    ['a keyword of which it holds one word alone', 'keywords', { value: 'oat latte' }],
    ['another hashtag', 'hashtags', { value: 'oat' }],
    ['the same name elsewhere', 'authors', { value: 'ann', source: 'mastodon' }],
    ['another author of its source', 'authors', { value: 'bob', source: 'bluesky' }],
    ['another source', 'sources', { value: 'mastodon' }],
    ['another domain', 'domains', { value: 'lake.example' }],
    ['another page', 'links', { value: 'https://shop.pond.example/' }],
  ])('stay if the forgotten mention had no part in them: %s', (_, list, row) => {
    expect(kept(list, row, [])).toBe(true);
  });
});
