import { describe, expect, it } from '@jest/globals';
import { shortLinksIn, withPages } from '../../../src/core/mention/expand.js';
import type { Found } from '../../../src/types.js';

const SHORT = 'https://bit.ly/oats';
const OTHER = 'https://tinyurl.com/mug';
const PAGE = 'https://shop.example/oats';
const FOUND: Found = { text: `Look at ${SHORT}. And ${OTHER}, again ${SHORT}`, url: 'https://a.example/1' };

describe('shortLinksIn', () => {
  it('finds each short link once, in text, title, address or links', () => {
    expect(shortLinksIn(FOUND)).toEqual([SHORT, OTHER]);
    expect(shortLinksIn({ text: 'oats', url: SHORT })).toEqual([SHORT]);
    expect(shortLinksIn({ text: 'oats', url: null, links: [PAGE, OTHER], title: `On ${SHORT}` })).toEqual([
      OTHER,
      SHORT,
    ]);
  });

  it('returns at most 20 links of a text, and ignores members of other types', () => {
    const many = Array.from({ length: 30 }, (_, at) => `https://bit.ly/${at}`);
    expect(shortLinksIn({ text: many.join(' '), url: null })).toEqual(many.slice(0, 20));
    const strange = { text: 7, title: [SHORT], url: {}, links: [null, 3, { url: SHORT }] } as unknown as Found;
    expect(shortLinksIn(strange)).toEqual([]);
  });
});

describe('withPages', () => {
  const pages = new Map([[SHORT, PAGE]]);

  it('puts the pages behind short links in the links', () => {
    expect(withPages(FOUND, pages)).toEqual({ ...FOUND, links: [PAGE] });
    expect(withPages({ ...FOUND, links: [OTHER, SHORT] }, pages).links).toEqual([OTHER, PAGE]);
  });

  it('replaces the address of an item with its page, but keeps its id', () => {
    expect(withPages({ text: 'oats', url: SHORT }, pages)).toEqual({ id: SHORT, text: 'oats', url: PAGE, links: [] });
    expect(withPages({ text: 'oats', url: SHORT, id: '7' }, pages)).toMatchObject({ id: '7', url: PAGE });
  });

  it('changes nothing if no page is known, except that invalid links are dropped', () => {
    expect(withPages(FOUND, new Map())).toBe(FOUND);
    const links = 'none' as unknown as readonly string[];
    expect(withPages({ text: 'oats', url: null, links }, pages)).toEqual({ text: 'oats', url: null, links: [] });
  });
});
