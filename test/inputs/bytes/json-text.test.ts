import { describe, expect, it } from '@jest/globals';
import { parseJson } from '../../../src/inputs/bytes/json-text.js';
import fc from '../../support/property.js';

describe('parseJson', () => {
  it.each(['9007199254740993', '-9007199254740993', '123456789012345678901234567890'])(
    'keeps every digit of %s at any position',
    (digits) => {
      for (let spaces = 0; spaces < 40; spaces += 1) {
        const before = ' '.repeat(spaces);
        expect(parseJson(`${before}[${digits}]`)).toEqual([digits]);
        expect(parseJson(`{"a":"7",${before}"id":${digits}}`)).toEqual({ a: '7', id: digits });
      }
    },
  );

  it('leaves numbers that fit, and digits within strings, unchanged', () => {
    expect(parseJson('{"a":9007199254740991,"b":0.1234567890123456789,"c":"12345678901234567890"}')).toEqual({
      a: 9_007_199_254_740_991,
      b: Number('0.1234567890123456789'),
      c: '12345678901234567890',
    });
  });

  it('reads everything else like JSON.parse', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value, (_, one: unknown) =>
          typeof one === 'number' ? Math.fround(one) % 1e6 : one,
        );
        expect(parseJson(json)).toEqual(JSON.parse(json));
      }),
    );
  });

  it('returns undefined for what is not JSON', () => {
    expect(parseJson('{"a":12345678901234567890')).toBeUndefined();
  });
});
