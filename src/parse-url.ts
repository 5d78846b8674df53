/**
 * Parses a URL; null if it is invalid. Avoids URL.canParse: Node.js 20, once warm, rejects `https://bücher.example/`.
 */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/**
 * Whether a text is certainly a valid URL, without parsing it; true for almost all URLs in practice. Hosts that the
 * parser would convert to `xn--` or to a number do not match.
 */
export const isPlainAddress = (text: string): boolean =>
  /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,24}(?:\/[\w./?=&%+~:@!$'()*,;-]*)?$/.test(text);
