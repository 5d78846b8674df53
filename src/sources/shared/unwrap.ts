/** The page behind the address of a redirector, where the address itself holds it. */
import { parseUrl } from '../../parse-url.js';
import { httpAddress } from './address.js';

/** The address as it is, where `parameter` holds none. */
export function unwrapped(address: string, parameter: string): string {
  return httpAddress(parseUrl(address)?.searchParams.get(parameter) ?? '') ?? address;
}
