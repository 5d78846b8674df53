/** Addresses of targets, and which of their parts are secret. */
import { UsageError } from '../errors.js';
import { parseUrl } from '../parse-url.js';

/** @throws UsageError if it is not an http or https address */
export function webAddress(text: string, kind: string, example: string): URL {
  const url = parseUrl(text.trim());
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  // The text may contain part of a key, so it is not repeated.
  throw new UsageError(`the ${kind} target is not an http or https address`, { hint: `for example ${example}` });
}

const SHORTEST_SECRET = 6;

/** User info, long parts of the path, and values of parameters: webhooks have their key in any of these. */
export function secretsOf(url: URL): string[] {
  const parts = [url.username, url.password, ...url.pathname.split(/[/:]/), ...url.searchParams.values()];
  return parts.flatMap((part) => [part, decoded(part)]).filter((part) => part.length >= SHORTEST_SECRET);
}

/** Decodes a URI component; returned as it is if it cannot be decoded. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
