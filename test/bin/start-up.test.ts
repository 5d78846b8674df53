/** What a command costs before it does anything: the packages it loads, and its time in bare starts of Node. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { interleaved } from '../../bench/measure.js';
import { BIN, environment, program } from '../support/program.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const SCAN = ['acme', '-s', `file:${temporaryFile('ten.ndjson', posts(10))}`, '--no-store'];

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const PACKAGES = json('dist/packages-of-chunks.json') as Readonly<Record<string, readonly string[]>>;
const OURS = Object.keys((json('package.json') as { dependencies: Record<string, string> }).dependencies);

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly functionName: string; readonly ranges: readonly { count: number }[] }[];
  }[];
}

/** The chunks of the bundle that ran: each is a function of that name. */
async function chunksOf(words: readonly string[]): Promise<readonly string[]> {
  const folder = temporaryFolder();
  const { code, stderr } = await program(words, { env: { NODE_V8_COVERAGE: folder } });
  expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
  return readdirSync(folder)
    .flatMap((name) => (json(join(folder, name)) as Coverage).result)
    .filter(({ url }) => url.includes('/dist/bundle/'))
    .flatMap(({ functions }) => functions)
    .filter(({ functionName, ranges }) => functionName in PACKAGES && ranges[0]!.count > 0)
    .map(({ functionName }) => functionName);
}

describe('what is loaded', () => {
  it('by --version is the version alone', async () => {
    expect(await chunksOf(['--version'])).toEqual([]);
  });

  it.each([
    ['--help', ['--help'], []],
    ['the help of scan', ['scan', '--help'], []],
    ['config path', ['config', 'path'], ['env-paths']],
    ['config list', ['config', 'list'], ['env-paths']],
    ['score', ['score', 'I love it'], ['chalk', 'cli-table3', 'env-paths', 'sentiment', 'string-width']],
    ['sources', ['sources'], ['chalk', 'cli-table3', 'env-paths', 'string-width']],
    ['plan', ['plan', 'acme', ...SCAN.slice(1, 3)], ['env-paths', 'sentiment']],
    ['a local scan, as a table', SCAN, ['env-paths', 'sentiment']],
    ['a local scan, as JSON', [...SCAN, '-f', 'json'], ['env-paths', 'sentiment']],
    ['a local scan, as NDJSON', [...SCAN, '-f', 'ndjson'], ['env-paths', 'sentiment']],
    ['a local scan with colours', [...SCAN, '--color', 'always'], ['chalk', 'env-paths', 'sentiment']],
    [
      'a local scan to a file',
      [...SCAN, '-o', join(temporaryFolder(), 'a.json')],
      ['env-paths', 'sentiment', 'write-file-atomic'],
    ],
    ['config set', ['config', 'set', 'sources.x.dailyPosts', '5'], ['conf', 'env-paths']],
    [
      'a replay',
      ['Acme Coffee', '--replay', 'examples/acme-coffee.har', '-f', 'json'],
      ['entities', 'env-paths', 'htmlparser2', 'sentiment'],
    ],
  ] as const)('by %s is from no package that it does not use', async (_, words, packages) => {
    const loaded = new Set((await chunksOf(words)).flatMap((chunk) => PACKAGES[chunk]!));
    expect([...loaded].filter((name) => OURS.includes(name)).sort()).toEqual(['commander', ...packages].sort());
  });
});

describe('the time', () => {
  it('of a command stays near that of a bare start of Node', async () => {
    const env = environment();
    const run =
      (...words: string[]) =>
      () => {
        const { status, stderr } = spawnSync(process.execPath, words, { env });
        if (status !== 0) throw new Error(String(stderr));
      };
    // With room over the 1.5, 1.5 and 3 that are aimed at: a busy machine is harder on many files than on none.
    const bounds = { version: 2.5, help: 3.5, scan: 9 } as const;
    const best: Record<string, number> = {};
    const tooSlow = () => Object.entries(bounds).filter(([name, bound]) => !((best[name] ?? Infinity) < bound));
    // The quickest of several, and several times: what else the machine does only ever adds.
    for (let attempt = 0; attempt < 4 && tooSlow().length > 0; attempt += 1) {
      const times = await interleaved(5, {
        bare: run('-e', '0'),
        version: run(BIN, '--version'),
        help: run(BIN, '--help'),
        scan: run(BIN, ...SCAN),
      });
      for (const name of Object.keys(bounds) as (keyof typeof bounds)[])
        best[name] = Math.min(best[name] ?? Infinity, Math.min(...times[name]) / Math.min(...times.bare));
    }
    expect({ tooSlow: tooSlow(), best }).toEqual({ tooSlow: [], best });
  });
});
