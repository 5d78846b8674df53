import { describe, expect, it } from '@jest/globals';
import { packedName, packingOf } from '../../../src/inputs/bytes/packings.js';

const nameOf = (begin: string): string | null => packingOf(Buffer.from(begin, 'latin1'))?.name ?? null;

describe('the packing of an input', () => {
  it.each([
    ['gzip', '\x1f\x8b\x08\0'],
    ['zstd', '\x28\xb5\x2f\xfd\x04\0'],
    ['zstd', '\x50\x2a\x4d\x18\x04\0\0\0'],
    ['bzip2', 'BZh91AY&SY'],
    ['bzip2', 'BZh9\x17rE8P\x90'],
    ['xz', '\xfd7zXZ\0\0\x04'],
    ['lz4', '\x04\x22\x4d\x18dp'],
    [null, ''],
    [null, 'BZh,name,text'],
    [null, '{"id":"1"}'],
    [null, '\x1f'],
  ])('is recognized by the first bytes: %s', (name, begin) => {
    expect(nameOf(begin)).toBe(name);
  });

  it.each([
    ['posts.csv.gz', 'gzip', 'posts.csv'],
    ['dumps/RC_2019-04.ZST', 'zstd', 'dumps/RC_2019-04'],
    ['a.bz2', 'bzip2', 'a'],
    ['a.ndjson.xz', 'xz', 'a.ndjson'],
    ['a.lz4', 'lz4', 'a'],
    ['posts.csv', null, 'posts.csv'],
    ['gz', null, 'gz'],
    ['a.gz.csv', null, 'a.gz.csv'],
  ])('is recognized by the file name: %s', (path, packing, name) => {
    expect(packedName(path)).toEqual({ packing, name });
  });
});
