/** What a command costs before it does anything: the files it loads, and its time in bare starts of Node. */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { interleaved } from '../../bench/measure.js';
import { BIN, environment, program } from '../support/program.js';
import { posts, temporaryFile, temporaryFolder } from '../support/temporary.js';

const SCAN = ['acme', '-s', `file:${temporaryFile('ten.ndjson', posts(10))}`, '--no-store'];

/** Words of their own, by which packages are known in the bundle. */
const SIGNS: Readonly<Record<string, string>> = {
  axios: 'AxiosError',
  cheerio: '[cheerio object]',
  conf: 'clearInvalidConfig',
  'log-update': '?2026h',
  'write-file-atomic': 'tmpfileCreated',
};

function packagesIn(paths: readonly string[]): string[] {
  const texts = paths.map((path) => readFileSync(path, 'utf8'));
  return Object.keys(SIGNS).filter((name) => texts.some((text) => text.includes(SIGNS[name]!)));
}

/** Every file that is loaded as a module. */
async function loadedBy(words: readonly string[]): Promise<string[]> {
  const folder = temporaryFolder();
  const list = join(folder, 'list');
  const hooks = `import { appendFileSync } from 'node:fs';
    export function load(url, context, next) { appendFileSync(${JSON.stringify(list)}, url + '\\n'); return next(url, context); }`;
  writeFileSync(join(folder, 'hooks.mjs'), hooks);
  const entry = join(folder, 'register.mjs');
  writeFileSync(
    entry,
    `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(join(folder, 'hooks.mjs')).href)});`,
  );
  const { code, stderr } = await program(words, { env: { NODE_OPTIONS: `--import ${pathToFileURL(entry).href}` } });
  expect({ words, code, stderr: stderr.replace(/^.*(?:Warning|trace-).*\n/gm, '') }).toEqual({
    words,
    code: 0,
    stderr: '',
  });
  return readFileSync(list, 'utf8')
    .split('\n')
    .filter((url) => url.startsWith('file:') && !url.includes(folder))
    .map((url) => new URL(url).pathname);
}

describe('the bundle', () => {
  it('has each package in some file, known by its sign', () => {
    const folder = join(process.cwd(), 'dist/bundle');
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.cjs'));
    expect(packagesIn(scripts.map((name) => join(folder, name)))).toEqual(Object.keys(SIGNS));
  });
});

describe('what is loaded', () => {
  it('by --version is the version alone', async () => {
    const short = (await loadedBy(['--version'])).map((path) => path.slice(process.cwd().length + 1));
    expect(short).toEqual(['bin/socialrank.js']);
  });

  it.each([
    ['--help', ['--help'], []],
    ['the help of scan', ['scan', '--help'], []],
    ['config path', ['config', 'path'], []],
    ['config list', ['config', 'list'], []],
    ['score', ['score', 'I love it'], []],
    ['sources', ['sources'], []],
    ['a local scan to the screen', SCAN, []],
    ['a local scan to a pipe, as NDJSON', [...SCAN, '-f', 'ndjson'], []],
    ['a local scan to a file', [...SCAN, '-o', join(temporaryFolder(), 'a.json')], ['write-file-atomic']],
    ['config set', ['config', 'set', 'sources.x.dailyPosts', '5'], ['conf']],
    ['a replay', ['Acme Coffee', '--replay', 'examples/acme-coffee.har', '-f', 'json'], ['axios']],
  ] as const)('by %s is from no package that it does not need', async (_, words, needed) => {
    const loaded = await loadedBy(words);
    expect(loaded.filter((path) => path.includes('/node_modules/'))).toEqual([]);
    expect(packagesIn(loaded).filter((name) => !(needed as readonly string[]).includes(name))).toEqual([]);
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
