/** Reads an address; null where it is none. Not with URL.canParse: Node 20, once warm, takes `https://bücher.example/` for none. */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
