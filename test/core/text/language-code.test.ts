import { describe, expect, it } from '@jest/globals';
import { languageCode } from '../../../src/core/text/language-code.js';

describe('languageCode', () => {
  it.each([
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['pt_BR', 'pt'],
    ['zh-Hant-TW', 'zh'],
    [' de ', 'de'],
    ['eng', 'en'],
    ['ger', 'de'],
    ['cmn', 'zh'],
    ['iw', 'he'],
    ['in', 'id'],
    ['nb', 'no'],
    ['no', 'no'],
    ['fil', 'tl'],
    ['tl', 'tl'],
    ['haw', 'haw'],
  ])('maps %s to %s', (tag, code) => {
    expect(languageCode(tag)).toBe(code);
  });

  it.each(['', 'e', 'engl', 'english', 'und', 'zxx', 'qme', 'x-klingon', 'en-', 'en GB', '__proto__', 'ен', 'e1'])(
    'returns null for %j',
    (tag) => {
      expect(languageCode(tag)).toBeNull();
    },
  );

  it('is idempotent', () => {
    for (const tag of ['eng', 'iw', 'nb', 'fil', 'sh', 'mo']) {
      const code = languageCode(tag);
      expect(languageCode(code!)).toBe(code);
    }
  });
});
