import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../../src/errors.js';
import type { Packing } from '../../../src/inputs/bytes/packings.js';
import { programPath } from '../../../src/inputs/bytes/program-path.js';
import { unpackedOutside } from '../../../src/inputs/bytes/unpacked-outside.js';
import { readInput, refusalOf } from '../reading.js';

const home = mkdtempSync(join(tmpdir(), 'unpacked-outside-'));
const PATH = process.env['PATH'] ?? '';
afterEach(() => {
  process.env['PATH'] = PATH;
});
afterAll(() => rmSync(home, { recursive: true }));

const lines = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    JSON.stringify({ id: `p${at}`, text: `Acme number ${at}`, created_at: '2026-11-20T08:00:00Z' }).concat('\n'),
  ).join('');

/** Installs a program that strips the four magic bytes of zstd, and that fails at a NUL byte. */
function programNamed(name: string): void {
  const program = `#!${process.execPath}
    let left = 4;
    process.stdin.on('data', (chunk) => {
      const bytes = chunk.subarray(Math.min(left, chunk.length));
      left -= chunk.length - bytes.length;
      const end = bytes.indexOf(0);
      process.stdout.write(end === -1 ? bytes : bytes.subarray(0, end));
      if (end !== -1) process.stdout.write('', () => process.exit(1));
    });`;
  writeFileSync(join(home, name), program, { mode: 0o755 });
  process.env['PATH'] = home;
}

const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const file = (name: string, ...content: readonly (string | Buffer)[]): string => {
  writeFileSync(join(home, name), Buffer.concat(content.map((part) => Buffer.from(part))));
  return `file:${join(home, name)}`;
};

describe('a file that a program of this machine unpacks', () => {
  it('is read as if it were not packed', async () => {
    programNamed('zstd');
    const { found, warnings, error } = await readInput(file('RC_2026-11.zst', MAGIC, lines(5000)));
    expect([found.length, found.at(-1)?.text, warnings, error]).toEqual([5000, 'Acme number 4999', [], null]);
  });

  it('is a table if its name says so', async () => {
    programNamed('zstd');
    const { found } = await readInput(file('posts.csv.zst', MAGIC, 'id,text\n1,"Acme, again"\n'));
    expect(found).toMatchObject([{ id: '1', text: 'Acme, again' }]);
  });

  it('is read as far as it could be unpacked, and the rest is reported as broken', async () => {
    programNamed('zstd');
    const { found, error } = await readInput(file('cut.zst', MAGIC, lines(5000), Buffer.alloc(1), lines(5000)));
    expect(found).toHaveLength(5000);
    expect(error).toMatchObject({ code: 'bad_response' });
    expect((error as Error).message).toContain('its zstd is broken or ends too early');
  });

  it('can be abandoned in the middle', async () => {
    programNamed('zstd');
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        yield MAGIC;
        for (;;) yield Buffer.from(lines(1000));
      } finally {
        leave();
      }
    }
    const unpacked = unpackedOutside(endless(), ZSTD)!;
    const { value } = await unpacked.next();
    expect(String(value).startsWith('{"id":"p0"')).toBe(true);
    await unpacked.return(undefined);
    await left;
  });

  it('is read as far as possible before its read error is thrown', async () => {
    programNamed('zstd');
    async function* failing(): AsyncGenerator<Buffer> {
      yield Buffer.concat([MAGIC, Buffer.from('acme')]);
      throw new SourceError('unreachable', 'it cannot be read (EIO)');
    }
    const unpacked = unpackedOutside(failing(), ZSTD)!;
    const read: string[] = [];
    await expect(
      (async () => {
        for await (const chunk of unpacked) read.push(String(chunk));
      })(),
    ).rejects.toMatchObject({ message: 'it cannot be read (EIO)' });
    expect(read.join('')).toBe('acme');
  });

  it('is rejected if there is no such program, or if it cannot be run', async () => {
    process.env['PATH'] = home;
    rmSync(join(home, 'zstd'));
    const packed = file('RS_2026-11.zst', MAGIC, lines(10));
    expect(await refusalOf(readInput(packed))).toMatch(
      /is packed with zstd; where zstd is installed it is read as it is; or unpack it first$/,
    );
    writeFileSync(join(home, 'zstd'), '#!/nowhere/at/all\n', { mode: 0o755 });
    expect(await refusalOf(readInput(packed))).toMatch(/zstd cannot be run$/);
  });
});

const ZSTD: Packing = { name: 'zstd', begins: /^/, command: ['zstd', '-dcq', '--long=31'] };

const ENDINGS = { zstd: 'zst', bzip2: 'bz2', xz: 'xz', lz4: 'lz4' };

describe('files packed by the programs of this machine', () => {
  for (const [program, ending] of Object.entries(ENDINGS)) {
    const path = programPath(program);
    if (path !== null) it(`is read: ${program}`, () => expectRead(path, ending));
  }

  async function expectRead(path: string, ending: string): Promise<void> {
    const { stdout } = spawnSync(path, ['-c'], { input: lines(3000) });
    const { found, error } = await readInput(file(`posts.${ending}`, stdout));
    expect([found.length, found.at(-1)?.text, error]).toEqual([3000, 'Acme number 2999', null]);
    // Several packed files in a row are one.
    const twice = await readInput(file(`twice.${ending}`, stdout, stdout));
    expect(twice.found).toHaveLength(6000);
    const cut = await readInput(file(`cut.${ending}`, stdout.subarray(0, stdout.length - 5))).catch((error: Error) => ({
      error,
    }));
    expect(String((cut.error as Error).message)).toContain('is broken or ends too early');
  }
});
