import { describe, expect, it } from '@jest/globals';
import { authorIndex } from '../../../src/core/metrics/author-index.js';
import { mention, observed } from './sample.js';

describe('authorIndex', () => {
  it('numbers known authors and gives each mention by an unknown author a number of its own', () => {
    const scan = observed({
      mentions: [
        mention({ author: { handle: 'ann', followers: 5 } }),
        mention(),
        mention({ author: { handle: 'bo' } }),
        mention({ author: { handle: 'Ann', followers: 9 } }),
        mention(),
        mention({ author: { handle: 'ann', followers: 7 } }),
      ],
    });
    const index = authorIndex(scan);
    expect([...index.authorOf]).toEqual([0, 2, 1, 0, 3, 0]);
    expect([...index.mentions]).toEqual([3, 1]);
    expect([...index.first]).toEqual([0, 2]);
    expect(index.labels).toEqual(['Ann', 'bo']);
    expect([...index.followers]).toEqual([9, Number.NaN]);
    expect(index.known).toBe(4);
    expect(index.clusters).toBe(4);
    expect(authorIndex(scan)).toBe(index);
  });

  it('handles names such as __proto__ and constructor', () => {
    const names = ['__proto__', 'constructor', 'toString', '__proto__'];
    const index = authorIndex(observed({ mentions: names.map((handle) => mention({ author: { handle } })) }));
    expect([...index.mentions]).toEqual([2, 1, 1]);
  });
});
