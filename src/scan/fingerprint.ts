/** A short name for something that is too long to be one, or may not be written down. */

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 code units, 32 bits: too few to tell a key from. */
export function fingerprint(value: object | string): string {
  const text = JSON.stringify(value);
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
