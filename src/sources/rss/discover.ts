/** Finds the feeds that a web page links to. */
import { httpAddress } from '../shared/address.js';

const FEED_TYPE =
  /^\s*(?:application\/(?:rss|atom|feed|rdf)\+(?:xml|json)|application\/json|text\/xml|application\/xml)\s*(?:;|$)/i;
/** More tags could nest deeper than the stack allows, and building the tree takes time quadratic in its depth. */
const TAGS_AT_MOST = 2_000;

/** Returns absolute URLs, the likeliest first: comment feeds come last. @param url URL of the page */
export async function feedsNamedBy(html: string, url: string): Promise<string[]> {
  const { load } = await import('cheerio/slim');
  const $ = load(await beginning(html));
  const base = httpAddress($('base[href]').first().attr('href') ?? '', url) ?? url;
  const links = $('link[rel~="alternate" i][href]')
    .toArray()
    .map((link) => $(link))
    .filter((link) => FEED_TYPE.test(link.attr('type') ?? ''))
    .flatMap((link) => {
      const address = httpAddress(link.attr('href') ?? '', base);
      // WordPress also links to each page's JSON, which is not a feed.
      if (address === null || /\/wp-json\/|[?&]rest_route=/.test(address)) return [];
      return [{ address, ofComments: /comments/i.test(`${link.attr('title') ?? ''} ${address}`) }];
    });
  const likeliest = [...links.filter((link) => !link.ofComments), ...links.filter((link) => link.ofComments)];
  return [...new Set(likeliest.map(({ address }) => address))];
}

/** Common locations of feeds that no page links to: beside the page, then at the root of the site. */
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

/**
 * Returns the document up to its body, or up to the tag limit. A tokenizer finds the body, as scripts and comments may
 * mention one.
 */
async function beginning(html: string): Promise<string> {
  const { Parser } = await import('htmlparser2');
  let end = html.length;
  let tags = 0;
  const parser = new Parser({
    onopentagname(name) {
      tags += 1;
      if (name !== 'body' && tags <= TAGS_AT_MOST) return;
      end = parser.startIndex;
      parser.pause();
    },
  });
  parser.write(html);
  return html.slice(0, end);
}
