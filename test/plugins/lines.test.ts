import { describe, expect, it } from '@jest/globals';
import { LineTooLong, lines } from '../../src/plugins/lines.js';

async function* chunks(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text, 'latin1');
}

async function read(mostBytes: number, ...texts: string[]): Promise<string[]> {
  const all: string[] = [];
  for await (const batch of lines(chunks(...texts), mostBytes)) all.push(...batch);
  return all;
}

describe('lines', () => {
  it.each<[string, string[], string[]]>([
    ['joins what chunks part', ['a', 'b\nc', '\n'], ['ab', 'c']],
    ['gives the last without a line feed', ['a\nb'], ['a', 'b']],
    ['gives empty lines', ['\n\na\n'], ['', '', 'a']],
    ['gives nothing for nothing', [''], []],
    ['joins the bytes of a character', ['\xc3', '\xa4\n'], ['ä']],
  ])('%s', async (_, texts, expected) => {
    expect(await read(10, ...texts)).toEqual(expected);
  });

  it.each([
    ['in one chunk', ['12345678901\n']],
    ['in many', ['123456', '789', '01']],
  ])('throws LineTooLong for a line over the limit, %s', async (_, texts) => {
    await expect(read(10, ...texts)).rejects.toThrow(LineTooLong);
    expect(await read(11, ...texts)).toHaveLength(1);
  });
});
