import { describe, expect, it } from '@jest/globals';
import { decodeText } from '../../../src/sources/shared/charset.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(values.flatMap((value) => (typeof value === 'number' ? [value] : [...utf8(value)])));

function wide(text: string, width: 2 | 4, littleEndian: boolean): Uint8Array {
  const points =
    width === 4 ? [...text].map((one) => one.codePointAt(0)!) : text.split('').map((one) => one.charCodeAt(0));
  const view = new DataView(new ArrayBuffer(points.length * width));
  points.forEach((point, index) => {
    if (width === 4) view.setUint32(index * 4, point, littleEndian);
    else view.setUint16(index * 2, point, littleEndian);
  });
  return new Uint8Array(view.buffer);
}

describe('decodeText', () => {
  it.each<[string, Uint8Array, string | undefined, string]>([
    ['takes UTF-8 where nothing is said', utf8('<a>café 😀</a>'), undefined, '<a>café 😀</a>'],
    ['drops the byte order mark of UTF-8', bytes(0xef, 0xbb, 0xbf, '<a/>'), 'text/xml; charset=koi8-r', '<a/>'],
    [
      'believes HTTP before the declaration',
      bytes('<?xml version="1.0" encoding="utf-8"?>', 0xc1),
      'text/xml; charset=koi8-r',
      '<?xml version="1.0" encoding="utf-8"?>а',
    ],
    [
      'believes the declaration before UTF-8',
      bytes('<?xml version="1.0" encoding="koi8-r"?>', 0xc1),
      'text/xml',
      '<?xml version="1.0" encoding="koi8-r"?>а',
    ],
    [
      'takes windows-1252 for what calls itself Latin-1',
      bytes('don', 0x92, 't'),
      'text/xml; charset=iso-8859-1',
      'don’t',
    ],
    ['takes windows-1252 for what is no UTF-8', bytes('caf', 0xe9, ' ', 0x80), undefined, 'café €'],
    [
      'lets UTF-8 be UTF-8 where a server calls everything Latin-1',
      utf8('naïve'),
      'text/xml; charset="ISO-8859-1"',
      'naïve',
    ],
    [
      'asks the declaration where HTTP cannot be right',
      bytes('<?xml version="1.0" encoding="windows-1251"?>', 0xe4, 0xe0),
      'text/xml; charset=utf-8',
      '<?xml version="1.0" encoding="windows-1251"?>да',
    ],
    ['keeps UTF-8 with a stray byte', bytes('ééé ', 0xff), undefined, 'ééé \ufffd'],
    ['keeps UTF-8 that was cut inside a character', bytes('é', 0xc3), 'text/xml; charset=iso-8859-1', 'é'],
    ['passes over a charset that nobody knows', utf8('é'), 'text/xml; charset=x-made-up', 'é'],
    ...['utf-16', 'UTF-16LE', 'ucs-2', 'utf-32'].map((charset): [string, Uint8Array, string, string] => [
      `passes over HTTP where it says ${charset} of what can be read as bytes`,
      utf8('<rss>é</rss>'),
      `text/xml; charset=${charset}`,
      '<rss>é</rss>',
    ]),
    [
      'passes over a declaration of UTF-16 that can be read as bytes',
      utf8('<?xml version="1.0" encoding="UTF-16"?>é'),
      undefined,
      '<?xml version="1.0" encoding="UTF-16"?>é',
    ],
    ['sees UTF-16 by its zero bytes, big end first', wide('<é/>', 2, false), undefined, '<é/>'],
    [
      'sees UTF-16 by its zero bytes, little end first',
      wide('{"é":1}', 2, true),
      'application/json; charset=utf-8',
      '{"é":1}',
    ],
    ['sees UTF-16 by its mark', wide('\ufeff<é/>', 2, false), undefined, '<é/>'],
    ['sees UTF-32 by its zero bytes, big end first', wide('<😀/>', 4, false), undefined, '<😀/>'],
    ['sees UTF-32 by its zero bytes, little end first', wide('<😀/>', 4, true), undefined, '<😀/>'],
    ['sees UTF-32 by its mark', wide('\ufeff<é/>', 4, true), undefined, '<é/>'],
    [
      'replaces what UTF-32 cannot mean',
      bytes(0, 0, 0, 0x3c, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0xd8, 0),
      undefined,
      '<\ufffd\ufffd',
    ],
    ['reads nothing as nothing', new Uint8Array(), 'text/xml', ''],
  ])('%s', (_, body, contentType, text) => {
    expect(decodeText(body, contentType)).toBe(text);
  });
});
