/** Converts text for terminals that only show ASCII. */

/**
 * Removes accents from letters, replaces typographic characters by their plain equivalents, and anything else by `?`.
 */
export function toAscii(text: string): string {
  if (!/[^\u0000-\u007f]/.test(text)) return text;
  // Long runs of combining marks are cut first: normalization sorts them in quadratic time, and all of them are removed
  // or become a single `?` anyway.
  return text
    .replace(/[^\u0000-\u007f]/gu, (sign) => TWINS.get(sign) ?? sign)
    .replace(/(\p{M}{30})\p{M}+/gu, '$1')
    .normalize('NFKD')
    .replace(/(?<=[A-Za-z])[\u0300-\u036f]+/g, '')
    .replace(/[^\u0000-\u007f]\p{M}*/gu, '?');
}

const TWINS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '“': '"',
    '”': '"',
    '„': '"',
    '«': '"',
    '»': '"',
    '‘': "'",
    '’': "'",
    '‚': "'",
    '–': '-',
    '—': '-',
    '−': '-',
    '‐': '-',
    '‑': '-',
    '•': '*',
    '·': '-',
    '\u00a0': ' ',
    ß: 'ss',
    æ: 'ae',
    Æ: 'AE',
    ø: 'o',
    Ø: 'O',
    œ: 'oe',
    Œ: 'OE',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    '€': 'EUR',
    '×': 'x',
  }),
);
