import { describe, expect, it } from '@jest/globals';
import { type Cut, cutJson } from '../../../src/inputs/bytes/cut-json.js';
import { LONGEST_BYTES } from '../../../src/inputs/bytes/longest.js';
import { growthOf, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

async function cut(text: string | Buffer, size = Number.POSITIVE_INFINITY, skip = 0): Promise<Cut[]> {
  const bytes = Buffer.from(text as string);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, Math.min(at + size, bytes.length));
  }
  const cuts: Cut[] = [];
  for await (const batch of cutJson(pieces(), skip)) for (const one of batch) cuts.push(one);
  return cuts;
}

const shown = (cuts: readonly Cut[]) =>
  cuts.map((cut) => {
    if (cut.type === 'passed') return `${cut.count} passed, ${cut.placed} placed`;
    return cut.type === 'fault'
      ? `${cut.line}: ${cut.reason}`
      : `${cut.line} ${cut.bytes === null ? 'too long' : cut.bytes.toString()}`;
  });

describe('a JSON text', () => {
  it.each<readonly [string, readonly string[]]>([
    ['[{"a":1},{"b":"}]\\""}]', ['1 {"a":1}', '1 {"b":"}]\\""}']],
    ['[\n {"a":\n1},\n\n {"b":2}\n]\n', ['2 {"a":\n1}', '5 {"b":2}']],
    ['{"a":[1,{"b":2}]}\n{"c":3}', ['1 {"a":[1,{"b":2}]}', '2 {"c":3}']],
    ['[1, "a,]", null, [2]]', ['1 1', '1 "a,]"', '1 null', '1 [2]']],
    ['[]', []],
    ['12', ['1 12']],
    ['"a b"', ['1 "a b"']],
    ['{"a":1};', ['1 {"a":1}']],
    ['[{"a":1},]', ['1 {"a":1}', '1: a comma before the end of the list']],
    ['[{"a":1} {"b":2}]', ['1 {"a":1}', '1: no comma between two values', '1 {"b":2}']],
    ['[,{"a":1},,{"b":2}]', ['1: a comma too many', '1 {"a":1}', '1: a comma too many', '1 {"b":2}']],
    ['[{"a":1}}, {"b":2}]', ['1 {"a":1}', '1: } where it does not belong', '1 {"b":2}']],
    ['{"a":1}]', ['1 {"a":1}', '1: ] where it does not belong']],
    ['[\n{"a":1},\n{"b":', ['2 {"a":1}', '3: cut off']],
    ['[{"a":1},\n', ['1 {"a":1}', '2: the list is not closed']],
    ['["a', ['1: cut off']],
    ['[\x00\x0c]', ['1 \x00\x0c']],
    ['[[[[[[', ['1: cut off']],
  ])('is split into values: %j', async (text, expected) => {
    expect(shown(await cut(text))).toEqual(expected);
    for (const size of [1, 2, 3]) expect(shown(await cut(text, size))).toEqual(expected);
  });

  it('is split into what JSON.parse finds in it, whatever its indentation and its pieces', async () => {
    const documents = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 1, 2),
        async (values, size, indent) => {
          const cuts = await cut(JSON.stringify(values, null, indent), size);
          const read = cuts.map((one) => (one.type === 'value' ? (JSON.parse(String(one.bytes)) as unknown) : one));
          expect(read).toEqual(JSON.parse(JSON.stringify(values)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is split the same in any pieces, however malformed', async () => {
    const signs = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', ' ', '\n', 'a', '1', '\0', 'é'),
    });
    await fc.assert(
      fc.asyncProperty(signs, fc.integer({ min: 1, max: 9 }), async (text, size) => {
        expect(shown(await cut(text, size))).toEqual(shown(await cut(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('can begin after a prefix that is skipped', async () => {
    const script = 'window.YTD.tweets.part0 = ';
    expect(shown(await cut(`${script}[{"a":1}]`, 5, script.length))).toEqual(['1 {"a":1}']);
  });

  it.each(['[', '{"a":', '"\\', ',', '[{"a":"b"},', '{},', '}', 'é'])('is split in linear time: %j', async (part) => {
    const cutting = (count: number) => cut(`[${part.repeat(count)}`, 1 << 18);
    await cutting(10_000);
    expect(await growthOf(25_000, cutting)).toBeLessThan(TOO_STEEP);
  });
});

describe('a value that is too long to keep in memory', () => {
  const long = 'x'.repeat(1000);
  const many = Array.from({ length: (LONGEST_BYTES >> 10) + 50 }, (_, id) => JSON.stringify({ id, long }));

  it('is searched if it is an object: the elements of its lists are returned', async () => {
    const page = `{"took":{"data":[7]},"tags":["a"],"log":{"pages":[{"p":1}],"entries":[\n${many.join(',\n')}\n]},"n":[],"hits":[{"id":"last"}]}`;
    for (const size of [256 * 1024, 100_003]) {
      const cuts = await cut(`\n${page}\n{"id":"next"}`, size);
      expect(cuts).toHaveLength(many.length + 2);
      expect(shown(cuts.slice(0, 2))).toEqual([`3 ${many[0]}`, `4 ${many[1]}`]);
      expect(shown(cuts.slice(-2))).toEqual([`${many.length + 3} {"id":"last"}`, `${many.length + 4} {"id":"next"}`]);
    }
  });

  it('is reported as too long if no list is found in it', async () => {
    const post = `{"text":"${'x'.repeat(LONGEST_BYTES)}","tags":["a"],"author":{"data":7}}`;
    for (const size of [1 << 18, 100_003]) {
      expect(shown(await cut(`\n${post}\n{"a":1}\n`, size))).toEqual(['2 too long', '3 {"a":1}']);
      expect(shown(await cut(`{"a":1}\n${post}`, size))).toEqual(['1 {"a":1}', '2 too long']);
      expect(shown(await cut(`${post.slice(0, -1)},"data":[]}`, size))).toEqual([]);
    }
  });

  it('is returned whole if it is exactly at the size limit', async () => {
    const fits = `{"data":[{"a":"${'x'.repeat(LONGEST_BYTES - 19)}"}]}`;
    expect(fits).toHaveLength(LONGEST_BYTES);
    const cuts = await cut(fits, 1 << 18);
    expect(cuts.map((one) => one.type === 'value' && one.bytes?.equals(Buffer.from(fits)))).toEqual([true]);
    // A list is found even if one of its elements is too long again.
    expect(shown(await cut(`{"data":[{"a":1},{"a":"${'x'.repeat(LONGEST_BYTES)}"}]}`, 1 << 18))).toEqual([
      '1 {"a":1}',
      '1 too long',
    ]);
  });

  it('is left out of a list, and what follows is read', async () => {
    const text = `[{"a":1},{"b":"${'x'.repeat(LONGEST_BYTES)}"},\n{"c":3}]`;
    expect(shown(await cut(text, 1 << 18))).toEqual(['1 {"a":1}', '1 too long', '2 {"c":3}']);
  });
});
