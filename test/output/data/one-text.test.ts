import { describe, expect, it } from '@jest/globals';
import { OutputError } from '../../../src/errors.js';
import { asOneText } from '../../../src/output/data/one-text.js';

describe('an output that is one text', () => {
  it('is what is written', () => {
    expect(asOneText(() => 'a report')).toBe('a report');
  });

  it('says what else there is where it is longer than a text can be', () => {
    const write = () => 'a'.repeat(2 ** 30);
    expect(() => asOneText(write)).toThrow(OutputError);
    expect(() => asOneText(write)).toThrow(/--format ndjson/);
  });

  it('lets what else goes wrong be what it is', () => {
    const fail = () => {
      throw new TypeError('something else');
    };
    expect(() => asOneText(fail)).toThrow(TypeError);
  });
});
