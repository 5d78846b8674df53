import { describe, expect, it } from '@jest/globals';
import { hasSome } from '../../../src/sources/shared/json.js';
import { listFrom, recognised } from '../../../src/sources/shared/recognised.js';

const isPost = (value: unknown) => hasSome(value, 'id');

describe('a list of an answer', () => {
  it.each([
    ['is empty', []],
    ['holds what was asked for', [{ id: 1 }]],
    ['holds strangers besides', [{}, 'x', null, { id: null }]],
  ])('is read as it is where it %s', (_, list) => {
    expect(listFrom(list, 'posts', 'small.example', isPost)).toBe(list);
    expect(recognised<unknown>(list, 'posts', 'small.example', isPost)).toBe(list);
  });

  it.each([[[{}]], [['x', 7, null, []]], [[{ other_id: 1 }, { value: { id: 1 } }]]])(
    'is none where all of it is strange: %j',
    (list) => {
      expect(() => listFrom(list, 'posts', 'small.example', isPost)).toThrow(
        expect.objectContaining({
          code: 'bad_response',
          message: 'no posts can be recognised in what small.example answered',
          hint: expect.stringContaining('newer version'),
        }),
      );
    },
  );

  it.each([undefined, null, {}, 'posts', 7])('is none where it is %j', (list) => {
    expect(() => listFrom(list, 'posts', 'small.example', isPost)).toThrow(
      'small.example did not answer with a list of posts',
    );
  });
});
