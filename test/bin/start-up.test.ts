/** What a command costs before it does anything: the packages that it loads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/open.js';
import { program } from '../support/program.js';
import { sampleRun } from '../support/sample-run.js';
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

/** Names of the chunks of the bundle that ran; each chunk is a function of that name. */
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

const HISTORY = join(temporaryFolder(), 'history.db');

beforeAll(async () => {
  const store = await openStore(HISTORY);
  await store.keep(sampleRun({ expression: 'acme', asOf: new Date().toISOString() }));
  await store.close();
});

describe('the program', () => {
  it('loads no chunk of the bundle for --version', async () => {
    expect(await chunksOf(['--version'])).toEqual([]);
  });

  it.each([
    ['--help', ['--help'], []],
    ['the help of scan', ['scan', '--help'], []],
    ['config path', ['config', 'path'], ['env-paths']],
    ['config list', ['config', 'list'], ['env-paths']],
    ['score', ['score', 'I love it'], ['env-paths']],
    ['score by afinn', ['score', 'I love it', '--engine', 'afinn'], ['env-paths', 'sentiment']],
    ['sources', ['sources'], ['chalk', 'cli-table3', 'env-paths', 'string-width']],
    ['plan', ['plan', 'acme', ...SCAN.slice(1, 3)], ['env-paths']],
    ['a local scan, as a table', SCAN, ['env-paths']],
    ['a local scan, as JSON', [...SCAN, '-f', 'json'], ['env-paths']],
    ['a local scan, as NDJSON', [...SCAN, '-f', 'ndjson'], ['env-paths']],
    ['a local scan with colours', [...SCAN, '--color', 'always'], ['chalk', 'env-paths']],
    ['a local scan to a file', [...SCAN, '-o', join(temporaryFolder(), 'a.json')], ['env-paths']],
    // The builder of statements is loaded only if something is written.
    ['a history', ['history', 'acme', '--store', HISTORY], ['env-paths']],
    ['config set', ['config', 'set', 'sources.x.dailyPosts', '5'], ['conf', 'env-paths']],
    [
      'a replay',
      ['Acme Coffee', '--replay', 'examples/acme-coffee.har', '--no-store', '-f', 'json'],
      ['eld', 'entities', 'env-paths', 'htmlparser2'],
    ],
  ] as const)('loads only the packages that it uses for %s', async (_, words, packages) => {
    const loaded = new Set((await chunksOf(words)).flatMap((chunk) => PACKAGES[chunk]!));
    expect([...loaded].filter((name) => OURS.includes(name)).sort()).toEqual(['commander', ...packages].sort());
  });
});
