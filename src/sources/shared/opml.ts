/** Lists of feeds as feed readers export them, whatever their version and their faults. */
import { typedAddress } from './address.js';
import { decodeText } from './charset.js';
import { titleText } from './feed/markup.js';
import { readXml, type XmlElement } from './feed/xml.js';

export interface Subscription {
  readonly title: string | null;
  readonly url: string;
}

const MAX_SUBSCRIPTIONS = 10_000;

/** In the order of the file, each address once; nested folders are looked into. Empty where it names no feed. */
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
