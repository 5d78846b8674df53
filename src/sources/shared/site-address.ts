/** A site given by the user: a host, or a URL including the folder in which the site is located. */
import { typedAddress } from './address.js';

export interface SiteAddress {
  /** Includes the folder, and ends with a slash. */
  readonly base: string;
  readonly host: string;
}

/** Returns null if the text does not name a site. */
export function siteAddress(given: string): SiteAddress | null {
  const address = typedAddress(given);
  if (address === null) return null;
  const { origin, host, pathname } = new URL(address);
  return { base: `${origin}${pathname.replace(/\/*$/, '/')}`, host };
}
