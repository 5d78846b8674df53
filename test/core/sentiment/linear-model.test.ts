import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readModel } from '../../../src/core/sentiment/linear-model.js';

const bytes = readFileSync('weights/emotions.bin');

describe('readModel', () => {
  it('reads the trained weights of the emotion model', () => {
    const { outputs, gate, factors, bias } = readModel(bytes);
    expect([outputs, gate, bias.length]).toEqual([8, null, 8]);
    expect(factors.every((factor) => Number.isFinite(factor) && factor >= 0)).toBe(true);
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['another file', new TextEncoder().encode('{"weights": [1, 2, 3, 4]}')],
    ['half of it', bytes.subarray(0, bytes.length / 2)],
    ['more than it', Buffer.concat([bytes, Buffer.alloc(1)])],
  ])('rejects %s', (_, wrong) => {
    expect(() => readModel(wrong)).toThrow(TypeError);
  });
});
