/** Domain of an address. */

/** Returns the host without `www.`, user and port, or null if it is not an http(s) address. */
export function domainOf(address: string): string | null {
  const [, written = ''] = /^https?:\/\/(?:[^/?#\\]*@)?(\[[^\]/]*\]|[^/?#\\:]+)/i.exec(address) ?? [];
  const host = written
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  return host === '' ? null : host;
}
