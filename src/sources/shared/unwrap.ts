/** Extracts the target from the URL of a redirector that contains it. */
import { parseUrl } from '../../parse-url.js';
import { httpAddress } from './address.js';

/** Returns the URL unchanged if `parameter` holds no URL. */
export function unwrapped(address: string, parameter: string): string {
  return httpAddress(parseUrl(address)?.searchParams.get(parameter) ?? '') ?? address;
}
