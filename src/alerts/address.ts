/** Addresses of targets, and which parts of them are nobody else's business. */
import { UsageError } from '../errors.js';
import { parseUrl } from '../parse-url.js';

/** @throws UsageError where it is no http or https address */
export function webAddress(text: string, kind: string, example: string): URL {
  const url = parseUrl(text.trim());
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  // What was typed may be half a key: it is not repeated.
  throw new UsageError(`the ${kind} target is not an http or https address`, { hint: `for example ${example}` });
}

const SHORTEST_SECRET = 6;

/** User info, long parts of the path and values of parameters: webhooks carry their key in any of them. */
export function secretsOf(url: URL): string[] {
  const parts = [url.username, url.password, ...url.pathname.split(/[/:]/), ...url.searchParams.values()];
  return parts.flatMap((part) => [part, decoded(part)]).filter((part) => part.length >= SHORTEST_SECRET);
}

/** As it is where it cannot be decoded. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
