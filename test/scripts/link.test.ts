/** Chunks of the program, linked as constants. */
import { describe, expect, it } from '@jest/globals';
import { linked } from '../../scripts/bundle/link.js';

const MODULES: Readonly<Record<string, unknown>> = {
  './other.cjs': { one: 1, two: 2, default: 'of other' },
  'a-package': { one: 1 },
  'node:path': { join: (...parts: string[]) => parts.join('/') },
};

function exportedBy(chunk: string): Readonly<Record<string, unknown>> {
  const make = new Function(`return ${linked(chunk)}`)() as (require: (name: string) => unknown) => never;
  return make((name) => MODULES[name]);
}

describe('a chunk', () => {
  it.each([
    ['import { one, two as deux } from "./other.cjs"; var sum = one + deux; export { sum };', { sum: 3 }],
    ['import { one as a } from "./other.cjs"; export { a as b, a as default };', { b: 1, default: 1 }],
    ['import other from "./other.cjs"; export { other };', { other: 'of other' }],
    ['import path from "node:path"; var made = path.join("a", "b"); export { made };', { made: 'a/b' }],
    ['import path, { join } from "node:path"; var is = path.join === join; export { is };', { is: true }],
    ['import * as path from "node:path"; var made = path.join("a", "b"); export { made };', { made: 'a/b' }],
    ['import "./other.cjs"; export default 1 + 1;', { default: 2 }],
    ['var Sort; (function (all) { all.a = 1; })(Sort || (Sort = {})); export { Sort };', { Sort: { a: 1 } }],
  ])('%s returns its exports', (chunk, expected) => {
    expect(exportedBy(chunk)).toEqual(expected);
  });

  it('loads a dynamic import when it is called', async () => {
    const { later } = exportedBy('var later = () => import("./other.cjs"); export { later };');
    expect(await (later as () => Promise<unknown>)()).toBe(MODULES['./other.cjs']);
  });

  it('provides the exports of a CommonJS package as the default export, too', async () => {
    const { later } = exportedBy('var later = () => import("a-package"); export { later };');
    expect(await (later as () => Promise<unknown>)()).toEqual({ one: 1, default: MODULES['a-package'] });
  });

  it.each([
    'var count = 0; function add() { count += 1; } export { count };',
    'var count = 0; const add = () => count++; export { count as n };',
    'var made; function make() { [made] = [1]; } export { made };',
  ])('is rejected if an exported value changes later: %s', (chunk) => {
    expect(() => linked(chunk)).toThrow('changes after it was exported');
  });
});
