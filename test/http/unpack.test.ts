import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { unpacked } from '../../src/http/unpack.js';

const bounds = { url: new URL('https://news.example/?key=SECRETCANARY'), maxBytes: 1_000_000 };
const text = 'Grüße, 世界 '.repeat(100);
const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length - 12);

describe('unpacked', () => {
  it.each<[encoding: string | undefined, packed: Buffer]>([
    [undefined, Buffer.from(text)],
    ['identity', Buffer.from(text)],
    ['utf-8', Buffer.from(text)],
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['gzip', Buffer.concat([gzipSync(text.slice(0, 500)), gzipSync(text.slice(500))])],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['gzip, gzip', gzipSync(gzipSync(text))],
    ['deflate, br', brotliCompressSync(deflateSync(text))],
  ])('decodes %s', async (encoding, packed) => {
    expect(Buffer.from(await unpacked(packed, encoding, bounds)).toString()).toBe(text);
  });

  it.each<[title: string, encoding: string, packed: Buffer, code: string]>([
    ['what is no gzip', 'gzip', Buffer.from('hello'), 'bad_response'],
    ['what is no brotli', 'br', Buffer.from('hello hello hello'), 'bad_response'],
    ['an encoding nobody asked for', 'zstd', Buffer.from('hello'), 'bad_response'],
    ['too many layers', 'gzip, gzip, gzip, gzip', gzipSync(text), 'bad_response'],
    ['a truncated gzip', 'gzip', cut(gzipSync(text)), 'unreachable'],
    ['a truncated brotli', 'br', cut(brotliCompressSync(text)), 'unreachable'],
    ['a truncated deflate', 'deflate', cut(deflateSync(text)), 'unreachable'],
    ['a bomb', 'gzip', gzipSync(Buffer.alloc(5_000_000)), 'too_large'],
    ['a bomb in a bomb', 'gzip, gzip', gzipSync(gzipSync(Buffer.alloc(5_000_000))), 'too_large'],
    ['a bomb in brotli', 'br', brotliCompressSync(Buffer.alloc(5_000_000)), 'too_large'],
  ])('rejects %s', async (_, encoding, packed, code) => {
    const refused = unpacked(packed, encoding, bounds);
    await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining('news.example') });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('SECRETCANARY') });
  });

  it('returns an empty body as it is', async () => {
    expect((await unpacked(Buffer.alloc(0), 'gzip', bounds)).length).toBe(0);
  });
});
