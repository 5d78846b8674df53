/** The feeds that a web page names. */
import { decodeHTMLAttribute } from 'entities';
import { Tokenizer } from 'htmlparser2';
import { httpAddress } from '../shared/address.js';

const FEED_TYPE = /^(?:application\/(?:rss|atom|feed|rdf)\+(?:xml|json)|application\/json|text\/xml|application\/xml)/i;
const MAX_TAGS = 20_000;

/** Absolute addresses, the likeliest first: feeds of comments after all others. @param url of the page */
export function feedsNamedBy(html: string, url: string): string[] {
  let base = url;
  const links: { readonly address: string; readonly ofComments: boolean }[] = [];
  eachLink(html, (tag, attributes) => {
    const href = attributes.get('href') ?? '';
    if (tag === 'base') base = httpAddress(href, url) ?? base;
    const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    if (tag !== 'link' || !relations.includes('alternate') || !FEED_TYPE.test(attributes.get('type') ?? '')) return;
    const address = httpAddress(href, base);
    // WordPress names each page's JSON too, which is no feed.
    if (address === null || /\/wp-json\/|[?&]rest_route=/.test(address)) return;
    links.push({ address, ofComments: /comments/i.test(`${attributes.get('title') ?? ''} ${address}`) });
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

function eachLink(html: string, visit: (tag: string, attributes: ReadonlyMap<string, string>) => void): void {
  let tag = '';
  let attribute = '';
  let attributes = new Map<string, string>();
  let tags = 0;
  const end = () => {
    if (tag === 'link' || tag === 'base') visit(tag, attributes);
    tags += 1;
    if (tags > MAX_TAGS) tokenizer.pause();
  };
  const tokenizer: Tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(start, stop) {
        tag = html.slice(start, stop).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, stop) {
        attribute = html.slice(start, stop).toLowerCase();
      },
      onattribdata(start, stop) {
        attributes.set(attribute, decodeHTMLAttribute(html.slice(start, stop)));
      },
      onopentagend: end,
      onselfclosingtag: end,
      onattribend() {},
      onattribentity() {},
      onclosetag() {},
      ontext() {},
      ontextentity() {},
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
