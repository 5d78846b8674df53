/** Reads OPML feed lists exported by feed readers, tolerating all versions and common errors. */
import { typedAddress } from './address.js';
import { decodeText } from './charset.js';
import { titleText } from './feed/markup.js';
import { readXml, type XmlElement } from './feed/xml.js';

export interface Subscription {
  readonly title: string | null;
  readonly url: string;
}

const MAX_SUBSCRIPTIONS = 10_000;

/**
 * Returns the feeds in the order of the file, without duplicate URLs and including nested folders. Empty if the file
 * lists no feed.
 */
export function parseOpml(bytes: Uint8Array): Subscription[] {
  const found = new Map<string, Subscription>();
  readXml(decodeText(bytes).trimStart(), {
    scope: 'document',
    base: undefined,
    roots: new Set(['opml']),
    siblings: new Set(),
    visit(element, scope) {
      const subscription = element.name === 'outline' ? readOutline(element) : null;
      if (subscription !== null && !found.has(subscription.url)) found.set(subscription.url, subscription);
      return found.size === MAX_SUBSCRIPTIONS ? 'stop' : { inside: scope };
    },
  });
  return [...found.values()];
}

function readOutline({ attributes }: XmlElement): Subscription | null {
  const url = typedAddress(attributes.get('xmlurl') ?? '');
  return url === null ? null : { title: titleText(attributes.get('title') ?? attributes.get('text') ?? ''), url };
}
