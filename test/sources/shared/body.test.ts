import { describe, expect, it } from '@jest/globals';
import { bodyOf } from '../../../src/sources/shared/body.js';
import type { HttpResponse } from '../../../src/sources/source.js';

const answered = (body: string) => ({ text: () => body }) as unknown as HttpResponse;

describe('bodyOf', () => {
  it('reads an object, with or without a byte order mark', () => {
    for (const mark of ['', '\ufeff'])
      expect(bodyOf(answered(`${mark}{"error":{"code":4}}`))).toEqual({ error: { code: 4 } });
  });

  it.each(['', '[1]', 'null', '<html>', '{'])('returns null for %j', (body) => {
    expect(bodyOf(answered(body))).toBeNull();
  });
});
