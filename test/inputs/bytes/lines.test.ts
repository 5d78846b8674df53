import { describe, expect, it } from '@jest/globals';
import { lines } from '../../../src/inputs/bytes/lines.js';
import { LONGEST_BYTES } from '../../../src/inputs/bytes/longest.js';

const LATIN = 'latin1';

async function texts(bytes: Buffer, size = bytes.length): Promise<(string | null)[]> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, Math.min(at + size, bytes.length));
  }
  const all: (string | null)[] = [];
  let number = 1;
  for await (const batch of lines(pieces())) {
    for (const line of batch) {
      expect(line.number).toBe(number);
      number += 1;
      all.push(line.text);
    }
  }
  return all;
}

describe('lines', () => {
  it.each<readonly [string, Buffer, readonly (string | null)[]]>([
    ['nothing', Buffer.from(''), []],
    ['one without an end', Buffer.from('a'), ['a']],
    ['blank ones', Buffer.from('\n\na\n'), ['', '', 'a']],
    ['CRLF', Buffer.from('a\r\nb'), ['a\r', 'b']],
    ['a NUL', Buffer.from('a\0b\nc'), ['a\0b', 'c']],
    ['UTF-8', Buffer.from('é🙂\nü'), ['é🙂', 'ü']],
    ['a character that was always broken', Buffer.from('é\ufffd'), ['é\ufffd']],
    ['windows-1252', Buffer.from('voil\xe0\n\x80 5, \x93so\x94\nna\xefve', LATIN), ['voilà', '€ 5, “so”', 'naïve']],
    ['windows-1252 before anything else', Buffer.from('a\ncaf\xe9\nb', LATIN), ['a', 'café', 'b']],
    [
      'a wrong byte in UTF-8',
      Buffer.concat([Buffer.from('é\n'), Buffer.from('b\xffc\n', LATIN), Buffer.from('ü')]),
      ['é', 'b\ufffdc', 'ü'],
    ],
    ['a wrong byte beside right ones', Buffer.concat([Buffer.from('éü'), Buffer.from('\xff', LATIN)]), ['éü\ufffd']],
    ['a character cut off', Buffer.from('é\nü').subarray(0, -1), ['é', '\ufffd']],
  ])('are read: %s', async (_, bytes, expected) => {
    expect(await texts(bytes)).toEqual(expected);
    expect(await texts(bytes, 1)).toEqual(expected);
  });

  it('over the size limit are left out, in whatever pieces they arrive', async () => {
    const bytes = Buffer.from(`a\n${'x'.repeat(LONGEST_BYTES + 1)}\n${'y'.repeat(LONGEST_BYTES)}\nb`);
    for (const size of [1 << 18, 7_654_321, bytes.length]) {
      const read = await texts(bytes, size);
      expect(read.map((text) => text?.length ?? null)).toEqual([1, null, LONGEST_BYTES, 1]);
    }
  });
});
