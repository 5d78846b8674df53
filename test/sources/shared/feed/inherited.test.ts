/** Properties that items inherit from enclosing elements: the base address of links and the language. */
import { describe, expect, it } from '@jest/globals';
import { foundIn } from '../../../../src/sources/shared/feed/found.js';
import { parseFeed } from '../../../../src/sources/shared/feed/parse.js';

const ADDRESS = 'https://feeds.example/in/feed';

function entry(inner: string, attributes = '') {
  const text = `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><entry><title>t</title>${inner}</entry></feed>`;
  return foundIn(parseFeed(new TextEncoder().encode(text), { url: ADDRESS })!, ADDRESS)[0];
}

describe('links in the text of an item', () => {
  const page = '<link href="https://blog.example/2026/post"/>';
  const linking = (attributes = '') => `<content type="html" ${attributes}>&lt;a href="more">more&lt;/a></content>`;

  it.each([
    ['the page, where nothing is said', '', page + linking(), 'https://blog.example/2026/more'],
    ['the feed, where there is no page', '', linking(), 'https://feeds.example/in/more'],
    ['what the text says', '', page + linking('xml:base="https://b.example/x/"'), 'https://b.example/x/more'],
    ['what the feed says', 'xml:base="https://c.example/"', page + linking(), 'https://c.example/more'],
    [
      'what the text says beyond what the feed says',
      'xml:base="https://c.example/"',
      page + linking('xml:base="y/"'),
      'https://c.example/y/more',
    ],
  ])('are resolved against %s', (_, feed, inner, link) => {
    expect(entry(inner, feed)?.links).toEqual([link]);
  });
});

describe('the language of an item', () => {
  const content = '<content xml:lang="de">Worte</content>';
  const summary = '<summary xml:lang="fr">mots</summary>';

  it.each([
    ['of the feed', '', 'en'],
    ['of its text', content, 'de'],
    ['of its summary', summary, 'fr'],
    ['of the text that is read', summary + content, 'de'],
    ['of no text that is empty', '<content xml:lang="de"/><summary>words</summary>', 'en'],
  ])('is that %s', (_, inner, language) => {
    expect(entry(inner, 'xml:lang="en"')?.language).toBe(language);
  });
});
