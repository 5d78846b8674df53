/** The feeds that a web page names. */
import { decodeHTMLAttribute } from 'entities';
import { httpAddress } from '../shared/address.js';
import { readTokens } from '../shared/tokens.js';

const FEED_TYPE =
  /^\s*(?:application\/(?:rss|atom|feed|rdf)\+(?:xml|json)|application\/json|text\/xml|application\/xml)\s*(?:;|$)/i;

/** Absolute addresses, the likeliest first: feeds of comments after all others. @param url of the page */
export function feedsNamedBy(html: string, url: string): string[] {
  const tags = tagsBeforeBody(html);
  const bases = tags.flatMap(({ name, attributes }) => (name === 'base' ? (attributes.get('href') ?? []) : []));
  const base = httpAddress(bases[0] ?? '', url) ?? url;
  const links = tags
    .filter(({ name }) => name === 'link')
    .map(
      ({ attributes }) =>
        (name: string) =>
          attributes.get(name) ?? '',
    )
    .filter((attribute) => /(?:^|\s)alternate(?:\s|$)/i.test(attribute('rel')) && FEED_TYPE.test(attribute('type')))
    .flatMap((attribute) => {
      const address = httpAddress(attribute('href'), base);
      // WordPress names each page's JSON too, which is no feed.
      if (address === null || /\/wp-json\/|[?&]rest_route=/.test(address)) return [];
      return [{ address, ofComments: /comments/i.test(`${attribute('title')} ${address}`) }];
    });
  const likeliest = [...links.filter((link) => !link.ofComments), ...links.filter((link) => link.ofComments)];
  return [...new Set(likeliest.map(({ address }) => address))];
}

/** Where feeds lie that no page names: beside the page, then at the root of the site. */
export function usualPlaces(url: string): string[] {
  const names = [
    'feed/',
    'rss/',
    'feed.xml',
    'rss.xml',
    'atom.xml',
    'index.xml',
    'feed.atom',
    'index.rss',
    'rss/feed.xml',
  ];
  const { origin } = new URL(url);
  return [...new Set([new URL('.', url).href, `${origin}/`].flatMap((folder) => names.map((name) => folder + name)))];
}

interface Tag {
  /** Lower case, as are those of its attributes. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** Links and bases; what a script or a comment says of a body is none. */
function tagsBeforeBody(html: string): Tag[] {
  const tags: Tag[] = [];
  let name = '';
  let attributes = new Map<string, string>();
  const ignore = () => {};
  readTokens(html, 'html', {
    tagName(start, end) {
      name = html.slice(start, end).toLowerCase();
      attributes = new Map();
    },
    attribute(nameStart, nameEnd, start, end) {
      if (name !== 'link' && name !== 'base') return;
      const attribute = html.slice(nameStart, nameEnd).toLowerCase();
      if (!attributes.has(attribute)) attributes.set(attribute, decodeHTMLAttribute(html.slice(start, end)));
    },
    tagEnd() {
      if (name === 'link' || name === 'base') tags.push({ name, attributes });
      return name !== 'body';
    },
    endTag: ignore,
    text: ignore,
    cdata: ignore,
  });
  return tags;
}
