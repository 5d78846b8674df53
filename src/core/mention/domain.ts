/** The domain that an address leads to. */

/** Host without `www.`, user and port; null where the address is none of the web. */
export function domainOf(address: string): string | null {
  const [, written = ''] = /^https?:\/\/(?:[^/?#\\]*@)?(\[[^\]/]*\]|[^/?#\\:]+)/i.exec(address) ?? [];
  const host = written
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  return host === '' ? null : host;
}
