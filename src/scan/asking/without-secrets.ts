/** Removes keys from the ids and addresses of items: some of these are built from the user's own address. */
import type { Found } from '../../sources/source.js';
import type { Redact } from './thrown.js';

/**
 * Leaves texts unchanged.
 * @param found as returned by the source, which can be anything
 */
export function withoutSecrets(found: readonly Found[], redact: Redact): readonly Found[] {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value);
    return Array.isArray(value) ? value.map(clean) : value;
  };
  return found.map((one: unknown) => {
    if (!isObject(one)) return one as Found;
    const cleaned = Object.fromEntries(ADDRESSES.flatMap((name) => (name in one ? [[name, clean(one[name])]] : [])));
    const { origin } = one;
    return {
      ...one,
      ...cleaned,
      ...(isObject(origin) ? { origin: { ...origin, url: clean(origin['url']) } } : {}),
    } as Found;
  });
}

/** A private feed has its key in the addresses of its audio and images, too. */
const ADDRESSES = ['id', 'url', 'links', 'media'] as const;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
