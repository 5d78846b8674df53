/** A site that the user names: its host, or an address with the folder that it lies in. */
import { typedAddress } from './address.js';

export interface SiteAddress {
  /** With the folder, and a slash at the end. */
  readonly base: string;
  readonly host: string;
}

/** Null where no site is named. */
export function siteAddress(given: string): SiteAddress | null {
  const address = typedAddress(given);
  if (address === null) return null;
  const { origin, host, pathname } = new URL(address);
  return { base: `${origin}${pathname.replace(/\/*$/, '/')}`, host };
}
