/** Decodes characters of JSON in UTF-8, whether literal or written as `\u` escapes. */

const [FIRST_HIGH, FIRST_LOW, LAST_LOW] = [0xd800, 0xdc00, 0xdfff] as const;
const CODED = 0x5c75;

/**
 * Returns the code point of a `\u` escape whose digits begin at `at`. A surrogate pair continues in the next escape.
 */
export function numberedAt(view: DataView, at: number): number {
  const unit = unitAt(view, at);
  if (unit < FIRST_HIGH || unit >= FIRST_LOW || view.getUint16(at + 4) !== CODED) return unit;
  const low = unitAt(view, at + 6);
  return low >= FIRST_LOW && low <= LAST_LOW ? 0x10000 + ((unit - FIRST_HIGH) << 10) + (low - FIRST_LOW) : unit;
}

const unitAt = (view: DataView, at: number): number =>
  (digitAt(view, at) << 12) | (digitAt(view, at + 1) << 8) | (digitAt(view, at + 2) << 4) | digitAt(view, at + 3);

/** Value of a hexadecimal digit. Letters have bit 0x40 set, digits do not. */
function digitAt(view: DataView, at: number): number {
  const byte = view.getUint8(at);
  return (byte & 0xf) + (byte & 0x40 ? 9 : 0);
}

/** Decodes a character of UTF-8. Returns -1 if it is invalid. */
export function characterAt(view: DataView, at: number, first: number): number {
  const second = continued(view, at + 1);
  if (first < 0xe0) return first < 0xc2 || second === -1 ? -1 : ((first & 0x1f) << 6) | second;
  const third = second === -1 ? -1 : continued(view, at + 2);
  if (third === -1) return -1;
  if (first < 0xf0) {
    const code = ((first & 0xf) << 12) | (second << 6) | third;
    return code < 0x800 || (code >= FIRST_HIGH && code <= LAST_LOW) ? -1 : code;
  }
  const fourth = continued(view, at + 3);
  const code = ((first & 7) << 18) | (second << 12) | (third << 6) | fourth;
  return fourth === -1 || first > 0xf4 || code < 0x10000 || code > 0x10ffff ? -1 : code;
}

function continued(view: DataView, at: number): number {
  const byte = view.getUint8(at);
  return byte >= 0x80 && byte < 0xc0 ? byte & 0x3f : -1;
}
