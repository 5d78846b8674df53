import { describe, expect, it } from '@jest/globals';
import { memory } from '../../src/engines/memory.js';

describe('the memory of judged texts', () => {
  it('evicts the least recently stored texts if all of them together are too long', () => {
    const kept = memory<number>(10);
    kept.set('aaaa', 1);
    kept.set('bbbb', 2);
    kept.set('ccc', 3);
    expect(['aaaa', 'bbbb', 'ccc'].map(kept.get)).toEqual([undefined, 2, 3]);
    kept.set('bbbb', 4);
    kept.set('ddd', 5);
    expect(['bbbb', 'ccc', 'ddd'].map(kept.get)).toEqual([4, 3, 5]);
    kept.set('eeeeeeeeee', 6);
    expect(['bbbb', 'ccc', 'ddd', 'eeeeeeeeee'].map(kept.get)).toEqual([undefined, undefined, undefined, 6]);
  });

  it('does not store a text that is too long by itself, and evicts nothing for it', () => {
    const kept = memory<number>(10);
    kept.set('a', 1);
    kept.set('b'.repeat(11), 2);
    expect(kept.get('a')).toBe(1);
    expect(kept.get('b'.repeat(11))).toBeUndefined();
  });

  it('holds at most 20,000 texts', () => {
    const kept = memory<number>();
    for (let n = 0; n <= 20_000; n += 1) kept.set(String(n), n);
    expect([kept.get('0'), kept.get('1'), kept.get('20000')]).toEqual([undefined, 1, 20_000]);
  });
});
