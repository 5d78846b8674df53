import { describe, expect, it } from '@jest/globals';
import { hasSome } from '../../../src/sources/shared/json.js';
import { listFrom, recognised } from '../../../src/sources/shared/recognised.js';

const isPost = (value: unknown) => hasSome(value, 'id');

function listener() {
  const counts: number[] = [];
  return { counts, unrecognised: (count: number) => void counts.push(count) };
}

describe('a list in a response', () => {
  it.each([
    ['is empty', [], []],
    ['holds what was asked for', [{ id: 1 }], []],
    ['holds strangers besides', [{}, 'x', null, { id: null }], [3]],
  ])('is returned unchanged, with unrecognised items counted, if it %s', (_, list, counts) => {
    const told = listener();
    expect(listFrom(list, 'posts', 'small.example', isPost, told)).toBe(list);
    expect(told.counts).toEqual(counts);
    expect(recognised<unknown>(list, 'posts', 'small.example', isPost, listener())).toBe(list);
  });

  it.each([[[{}]], [['x', 7, null, []]], [[{ other_id: 1 }, { value: { id: 1 } }]]])(
    'is rejected if none of its items is recognised: %j',
    (list) => {
      const told = listener();
      expect(() => listFrom(list, 'posts', 'small.example', isPost, told)).toThrow(
        expect.objectContaining({
          code: 'bad_response',
          message: 'no posts can be recognised in what small.example answered',
          hint: expect.stringContaining('newer version'),
        }),
      );
      expect(told.counts).toEqual([]);
    },
  );

  it.each([undefined, null, {}, 'posts', 7])('is rejected if it is %j', (list) => {
    expect(() => listFrom(list, 'posts', 'small.example', isPost, listener())).toThrow(
      'small.example did not return a list of posts',
    );
  });
});
