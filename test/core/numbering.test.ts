import { describe, expect, it } from '@jest/globals';
import { numbering } from '../../src/core/numbering.js';
import fc from '../support/property.js';

/** Numbers texts by their first occurrence. */
function wantedOf(texts: readonly string[]): readonly number[] {
  const known = new Map<string, number>();
  return texts.map((text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
}

/** FNV-1a. It is public, so an attacker can construct collisions. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

describe('numbering', () => {
  it('numbers texts in the order of their first occurrence', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', 'x:1', 'x:2'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
        expect(texts.map(numbering())).toEqual(wantedOf(texts));
      }),
    );
  });

  it('distinguishes texts with equal hashes', () => {
    const texts = Array.from({ length: 200_000 }, (_, at) => `x:${at * 7919}`);
    expect(new Set(texts.map(hashOf)).size).toBeLessThan(texts.length);
    const numberOf = numbering();
    expect(texts.every((text, number) => numberOf(text) === number)).toBe(true);
    expect(texts.every((text, number) => numberOf(text) === number)).toBe(true);
  });

  it('numbers texts correctly even if many were crafted to share a slot of the hash table', () => {
    const sought = Math.imul(hashOf('x:0'), 0x9e3779b1) >>> 20;
    const harmful: string[] = [];
    for (let at = 0; harmful.length < 100; at += 1)
      if (Math.imul(hashOf(`x:${at}`), 0x9e3779b1) >>> 20 === sought) harmful.push(`x:${at}`);
    const others = Array.from({ length: 1000 }, (_, at) => `y:${at}`);
    const texts = [...others, ...harmful, ...others, ...harmful, ...others.map((text) => `${text}!`)];
    expect(texts.map(numbering()).join()).toBe(wantedOf(texts).join());
  });
});
