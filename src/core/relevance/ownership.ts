/** Recognizes what the brand itself publishes: through its accounts, on its sites, in its feeds. */
import type { Mention, Profile } from '../../types.js';
import { canonicalUrl } from '../mention/canonical-url.js';
import { linkTo, readLink } from '../query/link.js';
import { plainHandle, splitHandle } from '../query/pattern.js';
import { foldText } from '../text/fold.js';

// Visitors write on the brand's own sites too.
const BY_VISITORS: ReadonlySet<Mention['kind']> = new Set(['comment', 'answer', 'review', 'question']);

/** @param accounts as `@handle` */
export function ownership(accounts: readonly string[], profile: Profile | null): (mention: Mention) => boolean {
  const [ownSites, ownAccounts] = parted(profile?.owned ?? []);
  const handles = new Set([...accounts, ...(profile?.handles ?? []), ...ownAccounts].map(accountOf));
  const sites = [...(profile?.domains ?? []), ...ownSites].flatMap(siteOf);
  const isOwn = (address: string | null): boolean => {
    if (address === null || !sites.some(({ host }) => address.toLowerCase().includes(host))) return false;
    const page = canonicalUrl(address);
    return page !== null && sites.some(({ holds }) => holds(page));
  };
  return ({ author, url, origin, kind }) =>
    (author.handle !== null && handles.has(accountOf(author.handle))) ||
    (sites.length > 0 && (isOwn(author.url) || (!BY_VISITORS.has(kind) && (isOwn(url) || isOwn(origin.url)))));
}

/** Splits into sites (`acme.example`, `https://blog.example/@acme`) and accounts (`@acme`, `acme`). */
function parted(owned: readonly string[]): readonly [sites: string[], accounts: string[]] {
  const isSite = (name: string) => !name.startsWith('@') && /[./]/.test(name);
  return [owned.filter(isSite), owned.filter((name) => !isSite(name))];
}

interface Site {
  /** Quick check that rules out most addresses without parsing them. */
  readonly host: string;
  holds(page: string): boolean;
}

/** A page is owned together with everything below it. */
function siteOf(address: string): Site | [] {
  const link = readLink(address);
  if (link === null) return [];
  const host = /^[^/?]*/.exec(link)?.[0] ?? link;
  return { host, holds: linkTo(host === link || link.endsWith('*') ? link : `${link.replace(/\/$/, '')}/*`) };
}

/** `@Acme@example.social` and `acme.bsky.social` are the account `acme`. */
function accountOf(handle: string): string {
  return plainHandle(handle) ?? splitHandle(foldText(handle).trim().replace(/^@/, ''))[0];
}
