/** JSON read with positions gives the same as YAML, in linear time. */
import { describe, expect, it } from '@jest/globals';
import { readJson } from '../../src/brands/json.js';
import { fromYaml } from '../../src/brands/yaml.js';
import { growth, TOO_STEEP } from '../support/growth.js';

const FILE = 'brands.json';

describe('readJson', () => {
  it.each([
    '[]',
    '{}',
    ' [ ] \n',
    '[\n\t{"name": "Acme",\r\n\t "aliases" : [ "A1","$A" ]\n}, {"name":"B"}]\r\n',
    '{"name":"A","name":"B"}',
    '{"\\u006eame":"\\ud83d\\ude00 \\"x\\\\","b":"\\/\\t"}',
    '{"lexicon":{"a":-1.50,"b":1e1,"c":0},"caseSensitive":true,"aliases":null,"d":false}',
    '{"":"","a":[[],{},[{}]]}',
    '{"__proto__":{"constructor":"[,:]{}"}}',
    '["a\u2028b","\u00e9\u{1f600}", "end"]',
  ])('gives the same values and positions as YAML: %j', (text) => {
    expect(readJson(text, FILE)).toEqual(fromYaml(text, FILE));
  });

  it.each(['', 'name: A', '[a]', '{"a":1,}', '{"a"}', '[1', '[{"a": 01}]', '"a"', `${'['.repeat(50_000)}`])(
    'returns null for anything but a JSON object or list: %.20s',
    (text) => {
      expect(readJson(text, FILE)).toBeNull();
    },
  );

  it('rejects JSON that is nested too deep', () => {
    expect(() => readJson(`[\n${'['.repeat(500)}${']'.repeat(500)}]`, FILE)).toThrow('brands.json:2:9: this is nested');
  });

  it('takes linear time', () => {
    const brands = (count: number) =>
      JSON.stringify(Array.from({ length: count }, (_, n) => ({ name: `Brand ${n}`, aliases: [`a${n}`, `b"${n}`] })));
    expect(growth(1000, (count) => readJson(brands(count), FILE))).toBeLessThan(TOO_STEEP);
    expect(growth(10_000, (length) => readJson(`["${'\\"'.repeat(length)}"]`, FILE))).toBeLessThan(TOO_STEEP);
  });
});
