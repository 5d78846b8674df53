/** Reads an address; null where it is none. Not with URL.canParse: Node 20, once warm, takes `https://bücher.example/` for none. */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** What needs no parser to be told for an address, as nearly all are: neither `xn--` nor a number ends up in its host. */
export const isPlainAddress = (text: string): boolean =>
  /^https?:\/\/(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,24}(?:\/[\w./?=&%+~:@!$'()*,;-]*)?$/.test(text);
