import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

const MEGABYTE = 1e6;
// With plenty of memory, the garbage collector waits; with little, it shows what is really retained.
const CLOSE = ['--max-old-space-size=64', '--max-semi-space-size=4'];
/** Highest accepted factor in memory for ten times the input. */
const MOST = 1.5;

function* rows(bytes: number, row: (id: number) => string, around: readonly [string, string]): Generator<string> {
  yield around[0];
  let id = 0;
  for (let size = 0; size < bytes; ) {
    const chunk = Array.from({ length: 500 }, () => row(id++)).join('');
    size += chunk.length;
    yield chunk;
  }
  yield around[1];
}

/** Runs the reader in a process of its own, fed through standard input. */
async function read(input: Readable): Promise<{ found: number; kilobytes: number }> {
  const program = fileURLToPath(new URL('./reader.js', import.meta.url));
  const child = spawn(process.execPath, [...CLOSE, program, '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  input.pipe(child.stdin);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise((resolve) => void child.on('close', resolve));
  expect(code).toBe(0);
  return JSON.parse(output) as { found: number; kilobytes: number };
}

const row = (id: number) =>
  JSON.stringify({
    text: `Acme ${id} ${'and so on '.repeat(40)}`,
    created_at: 1_790_000_000 + id,
    author: `u${id % 999}`,
  });

describe('memory', () => {
  it.each<readonly [string, number, (megabytes: number) => Readable]>([
    ['NDJSON', 20, (megabytes) => Readable.from(rows(megabytes * MEGABYTE, (id) => `${row(id)}\n`, ['', '']))],
    [
      'an array',
      10,
      (megabytes) => Readable.from(rows(megabytes * MEGABYTE, (id) => `${row(id)},`, ['[', '{"text":"Acme"}]'])),
    ],
    [
      'an object with a list, packed',
      10,
      (megabytes) =>
        Readable.from(rows(megabytes * MEGABYTE, (id) => `${row(id)},`, ['{"data":[', '{"text":"Acme"}]}'])).pipe(
          createGzip({ level: 1 }),
        ),
    ],
  ])(
    'stays constant, however long the input: %s',
    async (_, megabytes, input) => {
      const short = await read(input(megabytes));
      const long = await read(input(10 * megabytes));
      expect(long.found).toBeGreaterThan(9 * short.found);
      expect(long.kilobytes / short.kilobytes).toBeLessThan(MOST);
    },
    180_000,
  );

  it('stays constant for a gzip bomb', async () => {
    const bomb = (megabytes: number) =>
      Readable.from(rows(megabytes * MEGABYTE, () => '\n'.repeat(200), ['{"text":"Acme"}\n', ''])).pipe(createGzip());
    // Memory outside the heap is returned only when there are 64 MB of it.
    const [short, long] = [await read(bomb(70)), await read(bomb(210))];
    expect([short.found, long.found]).toEqual([1, 1]);
    expect(long.kilobytes / short.kilobytes).toBeLessThan(MOST);
  }, 180_000);
});
