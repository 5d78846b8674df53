/** Text for terminals that show ASCII only. */

/** Letters lose their accents, typographic signs become their plain twins, anything else is a `?`. */
export function toAscii(text: string): string {
  if (!/[^\u0000-\u007f]/.test(text)) return text;
  // To put a run of marks in order takes the square of its length, and all of them come to nothing or to one sign.
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
