import { describe, expect, it } from '@jest/globals';
import { OutputError } from '../../../src/errors.js';
import { asOneText } from '../../../src/output/data/one-text.js';

describe('asOneText', () => {
  it('returns the text', () => {
    expect(asOneText(() => 'a report')).toBe('a report');
  });

  it('suggests NDJSON if the text exceeds the maximum length of a string', () => {
    const write = () => 'a'.repeat(2 ** 30);
    expect(() => asOneText(write)).toThrow(OutputError);
    expect(() => asOneText(write)).toThrow(/--format ndjson/);
  });

  it('passes on any other error', () => {
    const fail = () => {
      throw new TypeError('something else');
    };
    expect(() => asOneText(fail)).toThrow(TypeError);
  });
});
