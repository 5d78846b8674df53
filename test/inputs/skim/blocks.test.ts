import { describe, expect, it } from '@jest/globals';
import { opened } from '../../../src/inputs/opened.js';
import { filePlace } from '../../../src/inputs/place.js';
import { rowReader } from '../../../src/inputs/rows/read-row.js';
import { SHAPES } from '../../../src/inputs/shapes/shapes.js';
import { blocks } from '../../../src/inputs/skim/blocks.js';
import { skimWorkers } from '../../../src/inputs/skim/skim-workers.js';
import { skimmedRows } from '../../../src/inputs/skim/skimmed-rows.js';
import { skimmer } from '../../../src/inputs/skim/skimmer.js';
import { notSkimming } from '../../../src/inputs/skim/skimming.js';
import { skimmingOf } from '../../../src/inputs/skim/skimming-of.js';
import { inFile } from './skimmed.js';

const FIRST = Date.parse('2026-11-01T00:00:00Z') / 1000;

const post = (place: number, body = `nothing to see ${place}`): string =>
  JSON.stringify({ id: `p${place}`, author: 'ann', body, created_utc: FIRST + place });

interface Parts {
  readonly threads: number;
  readonly blockBytes: number;
}

interface Came {
  /** In order: number and id of a line that was read, or `skimmed`. */
  readonly lines: readonly string[];
  /** Times of all lines, whether they were skimmed or read. */
  readonly times: readonly number[];
  readonly skimmed: number;
}

/** Reads the lines of a file, which is skimmed for `acme` from its beginning. */
async function cameOf(path: string, { threads, blockBytes }: Parts): Promise<Came> {
  const place = await filePlace(path);
  const { chunks, start, close } = await opened(place);
  const skimming = notSkimming();
  const times: number[] = [];
  const skim = { needles: ['acme'], pass: (time: number) => void times.push(time) };
  skimming.current = skimmingOf(skim, { place, standing: 'lines', start, threads, blockBytes });
  // The stream is empty: everything is read in blocks.
  async function* nothing(): AsyncGenerator<Buffer> {
    yield Buffer.alloc(0);
  }
  close();
  await chunks.return(undefined);
  const reader = rowReader({ shapes: SHAPES, map: null, zone: 'UTC', path, areAllRead: false });
  const lines: string[] = [];
  let skimmed = 0;
  for await (const batch of skimmedRows(nothing(), skimming)) {
    for (const row of batch) {
      const told = reader.read(row);
      if (row.type === 'passed') {
        skimmed += row.lines;
        lines.push(...new Array<string>(row.lines).fill('skimmed'));
        continue;
      }
      row.unknown?.learn(told);
      lines.push(row.type === 'bad' ? `${row.line} ${row.reason}` : `${row.line} ${String(row.value['id'])}`);
      if (told.type === 'told') times.push(Date.parse(told.found[0]!.publishedAt!));
    }
  }
  return { lines, times: times.sort((a, b) => a - b), skimmed };
}

/** Expects every line that was read to be in its place; the others were skimmed. */
function expectAll({ lines }: Came, expected: readonly string[]): void {
  expect(lines.map((line, place) => (line === 'skimmed' ? expected[place] : line))).toEqual(expected);
}

const PARTS: readonly Parts[] = [
  { threads: 1, blockBytes: 64 * 1024 },
  { threads: 1, blockBytes: 50 },
  { threads: 1, blockBytes: 7 },
  { threads: 2, blockBytes: 1000 },
  { threads: 3, blockBytes: 333 },
  { threads: 5, blockBytes: 4096 },
];

describe('a file in blocks', () => {
  const posts = Array.from({ length: 300 }, (_, place) => post(place, place % 10 === 3 ? 'at Acme' : undefined));
  const expected = posts.map((_, place) => `${place + 1} p${place}`);
  const times = posts.map((_, place) => (FIRST + place) * 1000);

  const FILES: readonly (readonly [what: string, content: string | Buffer, expected: readonly string[]])[] = [
    ['as usual', `${posts.join('\n')}\n`, expected],
    ['without an end of its last line', posts.join('\n'), expected],
    ['with line ends of Windows', `${posts.join('\r\n')}\r\n`, expected],
    ['with a byte order mark', `\ufeff${posts.join('\n')}\n`, expected],
    ['with spaces around its lines', posts.map((line) => ` ${line} \n`).join(''), expected],
    [
      'with lines that are none of JSON',
      posts.map((line, place) => `${place % 50 === 7 ? line.slice(0, -1) : line}\n`).join(''),
      expected.map((line, place) => (place % 50 === 7 ? `${place + 1} not JSON` : line)),
    ],
  ];

  for (const [what, content, all] of FILES) {
    it.each(PARTS)(`${what} is the same: %j`, async (parts) => {
      await inFile(content, async (path) => {
        const came = await cameOf(path, parts);
        expectAll(came, all);
        const isRead = (place: number) => !all[place]!.endsWith('not JSON');
        expect(came.times).toEqual(times.filter((_, place) => isRead(place)));
        expect(came.skimmed).toBeGreaterThan(0);
        // Every line that contains the name is read.
        expect(came.lines.filter((line, place) => place % 10 === 3 && line === 'skimmed')).toEqual([]);
      });
    });
  }

  it.each(PARTS)('can have blank lines, which only affect line numbers: %j', async (parts) => {
    await inFile(`${posts.slice(0, 100).join('\n\n \n')}\n\n{}\n`, async (path) => {
      const { lines } = await cameOf(path, parts);
      expect(lines).toHaveLength(101);
      expect(lines[0]).toBe('1 p0');
      expect(lines[3]).toBe('10 p3');
      expect(lines.at(-1)).toBe('300 undefined');
    });
  });

  it.each(PARTS.slice(2, 4))('has a line over 16 MB reported as bad, and the next one read: %j', async (parts) => {
    const large = { ...parts, blockBytes: parts.blockBytes * 4000 };
    const long = `{"id":"x","body":"${'x'.repeat(17 * 1024 * 1024)}"}`;
    await inFile(`${posts[0]}\n${posts[1]}\n${long}\n${posts[2]}\n${long}`, async (path) => {
      const { lines } = await cameOf(path, large);
      expectAll({ lines, times: [], skimmed: 0 }, [
        '1 p0',
        '2 p1',
        '3 longer than 16 MB',
        '4 p2',
        '5 longer than 16 MB',
      ]);
    });
  });

  it('is decoded the same, whichever block reveals another charset first', async () => {
    const foreign = posts.map((_, place) => post(place, place < 20 ? `plain ${place}` : `Füße ${place} ✓`));
    const content = Buffer.concat([
      Buffer.from(`${foreign.slice(0, 10).join('\n')}\n`),
      Buffer.from(`${post(10, 'caf\xe9 acme')}\n`, 'latin1'),
      Buffer.from(`${foreign.slice(11).join('\n')}\n`),
      Buffer.from(`${post(300, 'caf\xe9 acme')}\n`, 'latin1'),
    ]);
    const bodies = await inFile(content, async (path) => {
      const place = await filePlace(path);
      return Promise.all(
        PARTS.map(async ({ threads, blockBytes }) => {
          const skimming = notSkimming();
          const skim = { needles: ['acme'], pass: () => {} };
          skimming.current = skimmingOf(skim, { place, standing: 'lines', start: 0, threads, blockBytes });
          const reader = rowReader({ shapes: SHAPES, map: null, zone: 'UTC', path, areAllRead: false });
          const found: string[] = [];
          async function* nothing(): AsyncGenerator<Buffer> {
            yield Buffer.alloc(0);
          }
          for await (const batch of skimmedRows(nothing(), skimming)) {
            for (const row of batch) {
              const told = reader.read(row);
              if (row.type === 'passed' || told.type !== 'told') continue;
              row.unknown?.learn(told);
              found.push(...told.found.map(({ text }) => text ?? '').filter((text) => text.includes('acme')));
            }
          }
          return found;
        }),
      );
    });
    for (const found of bodies) expect(found).toEqual(['café acme', 'caf\ufffd acme']);
  });
});

describe('a thread that fails', () => {
  const program = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

  it.each([
    ['ends at once', 'process.exit(3);'],
    ['throws', 'throw new Error("no");'],
  ])('is reported if it %s', async (_, code) => {
    const [hand] = skimWorkers(1, { path: 'x', sought: { needles: ['acme'] } }, program(code));
    const asked = hand!.skim({ from: 0, to: 10 }, []);
    await expect(asked).rejects.toMatchObject({
      code: 'unreachable',
      message: 'a thread that read it failed; try again with --threads 1',
    });
  });

  it('is closed if the file is gone before its turn', async () => {
    let closed = 0;
    const hand = { skim: () => Promise.reject(new Error('not asked')), close: () => void (closed += 1) };
    const all = blocks({
      path: '/no-such-folder/posts.ndjson',
      ...{ from: 0, to: 9 },
      skimmer: skimmer({ needles: ['acme'] }),
      hands: [hand, hand],
    });
    await expect(all.next()).rejects.toMatchObject({ code: 'unreachable', message: 'it cannot be read (ENOENT)' });
    expect(closed).toBe(2);
  });

  it('reports the system error of a file that cannot be read', async () => {
    const [hand] = skimWorkers(1, { path: '/no-such-folder/posts.ndjson', sought: { needles: ['acme'] } });
    await expect(hand!.skim({ from: 0, to: 10 }, [])).rejects.toThrow('it cannot be read (ENOENT)');
    hand!.close();
  });
});
