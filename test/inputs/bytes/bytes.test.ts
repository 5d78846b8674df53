import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { openBytes } from '../../../src/inputs/bytes/bytes.js';

async function read(bytes: Uint8Array, size = bytes.length): Promise<{ text: string; error: unknown }> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );
  const { chunks } = openBytes(Readable.from(pieces));
  const read: Buffer[] = [];
  try {
    for (let step = await chunks.next(); step.done !== true; step = await chunks.next()) read.push(step.value);
    return { text: Buffer.concat(read).toString(), error: null };
  } catch (error) {
    return { text: Buffer.concat(read).toString(), error };
  }
}

const text = 'Acmé “ok” 🙂\n'.repeat(50);
const utf16 = Buffer.from(text, 'utf16le');

describe('the bytes of an input', () => {
  it.each<readonly [string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 behind a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 behind a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ['UTF-16 without a mark', utf16],
    ['gzip', gzipSync(text)],
    [
      'gzip of several members',
      Buffer.concat([gzipSync(text.slice(0, 99)), gzipSync(text.slice(99, 100)), gzipSync(text.slice(100))]),
    ],
    ['gzip with zeros behind', Buffer.concat([gzipSync(text), Buffer.alloc(600)])],
    ['gzip of UTF-16', gzipSync(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]))],
    ['gzip without much in it', gzipSync('a')],
    ['nothing', Buffer.alloc(0)],
    ['a single byte', Buffer.from('a')],
  ])('become UTF-8, in whatever pieces they arrive: %s', async (_, bytes) => {
    const whole = await read(bytes);
    expect(whole.error).toBeNull();
    expect([text, 'a', '']).toContain(whole.text);
    for (const size of [1, 7, 100]) expect(await read(bytes, size)).toEqual(whole);
  });

  it('are returned up to the point where gzip ends too early or is broken', async () => {
    const long = Array.from({ length: 20_000 }, (_, at) => `${at * 7919}`).join('\n');
    const packed = gzipSync(long);
    const cut = await read(packed.subarray(0, packed.length >> 1), 1000);
    expect(long.startsWith(cut.text)).toBe(true);
    expect(cut.text.length).toBeGreaterThan(long.length / 3);
    expect(cut.error).toMatchObject({ code: 'bad_response', message: 'its gzip ends too early' });
    // The checksum comes after the compressed data.
    const broken = await read(Buffer.from(packed).fill(0xff, packed.length - 8, packed.length - 4), 1000);
    expect(broken.error).toMatchObject({ message: 'its gzip is broken' });
    expect(long.startsWith(broken.text)).toBe(true);
    expect(broken.text.length).toBeGreaterThan(long.length / 3);
  });

  it('of a gzip bomb arrive a little at a time', async () => {
    const { chunks } = openBytes(Readable.from([gzipSync(Buffer.alloc(64 << 20))]));
    let size = 0;
    let largest = 0;
    for (let step = await chunks.next(); step.done !== true; step = await chunks.next()) {
      size += step.value.length;
      largest = Math.max(largest, step.value.length);
    }
    expect(size).toBe(64 << 20);
    expect(largest).toBeLessThanOrEqual(1 << 20);
  });

  it('can come from a stream of strings', async () => {
    const { chunks } = openBytes(Readable.from(['Ac', 'me']));
    const read: string[] = [];
    for (let step = await chunks.next(); step.done !== true; step = await chunks.next())
      read.push(step.value.toString());
    expect(read.join('')).toBe('Acme');
  });

  it('that cannot be read are an error of the source', async () => {
    const stream = new Readable({ read() {} });
    const { chunks } = openBytes(stream);
    const first = chunks.next();
    stream.destroy(Object.assign(new Error('no'), { code: 'EIO' }));
    await expect(first).rejects.toMatchObject({ code: 'unreachable', message: 'it cannot be read (EIO)' });
  });
});
