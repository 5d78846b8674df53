/** Namespaces used in feeds: by URI, or by the usual prefix if the URI is missing or unknown. */

/** Returns the prefix that the field tables use for a vocabulary; '' for the dialects of RSS itself. */
export function vocabularyOf(uri: string): string | undefined {
  return BY_URI.get(uri) ?? BY_URI.get(normalise(uri));
}

export function usualVocabulary(prefix: string): string | undefined {
  return USUAL_PREFIXES.get(prefix);
}

// Feeds write URIs in many variants: https, an extra slash or `#`, different capitalization.
function normalise(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/[/#]$/, '');
}

const BY_URI = new Map<string, string>(
  Object.entries({
    '': [
      'http://purl.org/rss/1.0',
      'http://my.netscape.com/rdf/simple/0.9',
      'http://channel.netscape.com/rdf/simple/0.9',
      'http://my.netscape.com/publish/formats/rss-0.91.dtd',
      'http://backend.userland.com/rss',
      'http://backend.userland.com/rss2',
      'http://backend.userland.com/rss191',
      'http://blogs.law.harvard.edu/tech/rss',
      'http://cyber.law.harvard.edu/rss/rss.html',
      'http://purl.org/net/rss1.1',
    ],
    atom: ['http://www.w3.org/2005/atom', 'http://purl.org/atom/ns', 'http://purl.org/atom/draft-ietf-atompub-format'],
    rdf: ['http://www.w3.org/1999/02/22-rdf-syntax-ns'],
    content: ['http://purl.org/rss/1.0/modules/content'],
    dc: ['http://purl.org/dc/elements/1.1', 'http://purl.org/dc/elements/1.0'],
    dcterms: ['http://purl.org/dc/terms'],
    slash: ['http://purl.org/rss/1.0/modules/slash'],
    wfw: ['http://wellformedweb.org/commentapi'],
    thr: ['http://purl.org/syndication/thread/1.0'],
    media: ['http://search.yahoo.com/mrss'],
    itunes: ['http://www.itunes.com/dtds/podcast-1.0.dtd'],
    xhtml: ['http://www.w3.org/1999/xhtml'],
    feedburner: ['http://rssnamespace.org/feedburner/ext/1.0'],
  }).flatMap(([vocabulary, uris]) => uris.map((uri): [string, string] => [uri, vocabulary])),
);

const USUAL_PREFIXES = new Map<string, string>([
  ...['atom', 'rdf', 'content', 'dc', 'dcterms', 'slash', 'wfw', 'thr', 'media', 'itunes', 'xhtml', 'feedburner'].map(
    (prefix): [string, string] => [prefix, prefix],
  ),
  ['rss', ''],
  ['atom10', 'atom'],
  ['a10', 'atom'],
  ['xml', 'xml'],
  // Used by Bing, with the URL of the search as namespace URI.
  ['news', 'news'],
]);
