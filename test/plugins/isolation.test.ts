/** A misbehaving plugin harms only itself: another source queried in the same scan must still succeed. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ScanOptions } from '../../src/library/options.js';
import { scan } from '../../src/library/scan.js';
import { findPlugin } from '../../src/plugins/find.js';
import { openLink } from '../../src/plugins/link.js';
import { openPlugin } from '../../src/plugins/plugin.js';
import type { RemoteSource } from '../../src/plugins/remote-source.js';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { pageByPage, posts } from '../support/made-up-source.js';
import { folderOf, moduleText, NODE, opened, searching } from '../support/plugin-files.js';
import { AS_OF } from '../support/sample-mention.js';

async function beside(
  plugin: RemoteSource,
  options: ScanOptions = {},
): Promise<{ report: Report; row: Report['sources'][number] }> {
  const report = checkedReport(
    await scan('acme', {
      sources: [pageByPage('good', [posts(3)]), plugin],
      now: () => new Date(AS_OF),
      deadlineMilliseconds: 20_000,
      transport: { send: () => Promise.reject(new Error('asked')), close() {} },
      ...options,
    }),
  );
  // Must hold whatever the plugin did.
  expect(report.sources[0]).toMatchObject({ name: 'good', status: 'ok', mentions: 3, error: null });
  return { report, row: report.sources[1]! };
}

describe('a plugin', () => {
  it('works like any other source', async () => {
    const { report, row } = await beside(await searching("yield [post('a'), post('b')]; yield [post('c')];"));
    expect(row).toMatchObject({ name: 'our-forum', status: 'ok', mentions: 3, error: null, limit: 100 });
    expect(report.mentions?.filter(({ source }) => source === 'our-forum').map(({ id }) => id)).toEqual([
      'our-forum:a',
      'our-forum:b',
      'our-forum:c',
    ]);
  });

  const wrongs: readonly (readonly [string, string, string, RegExp])[] = [
    ['throws', "throw new TypeError('no such thing')", 'bad_response', /TypeError: no such thing/],
    ['throws nothing', 'throw undefined', 'bad_response', /undefined/],
    [
      'throws an error as the contract has it',
      "throw Object.assign(new Error('come later'), { name: 'SourceError', code: 'quota' })",
      'quota',
      /^come later$/,
    ],
    [
      'fails in a time of its own',
      "await new Promise(() => setTimeout(() => { throw new Error('late'); }, 10))",
      'bad_response',
      /exit code 1/,
    ],
    ['calls process.exit', 'process.exit(0)', 'bad_response', /ended its own process/],
    ['calls process.exit with a code', 'process.exit(130)', 'bad_response', /exit code 130/],
    [
      'kills its process',
      "process.kill(process.pid, 'SIGKILL'); await new Promise(() => {})",
      'bad_response',
      /SIGKILL/,
    ],
    ['waits for nothing', 'await new Promise(() => {})', 'timeout', /deadline/],
    ['fills its memory', 'const all = []; for (;;) all.push(new Array(1e7).fill(1.5));', 'too_large', /memory/],
    ['gives no page', "yield 'rubbish'", 'bad_response', /not a page/],
    ['gives nothing at all', 'yield undefined', 'bad_response', /not a page/],
    ['gives what JSON cannot hold', 'const one = {}; one.one = one; yield [one]', 'bad_response', /circular/],
    [
      'breaks the line to it',
      "(await import('node:fs')).writeSync(3, 'rubbish\\n')",
      'bad_response',
      /broke the connection/,
    ],
    [
      'breaks the line with JSON',
      '(await import(\'node:fs\')).writeSync(3, \'{"type":"result","value":7}\\n\')',
      'bad_response',
      /broke the connection/,
    ],
    [
      'answers for ever without a line',
      "const { writeSync } = await import('node:fs'); for (;;) writeSync(3, 'x'.repeat(1e6))",
      'too_large',
      /longer than/,
    ],
    ['prints for ever', "for (;;) console.log('x'.repeat(1e5))", 'too_large', /printed more/],
    ['makes remarks for ever', "for (;;) context.note('x')", 'too_large', /remarks/],
    [
      'changes how everything is written',
      "Object.prototype.toJSON = () => 'mine'; context.note('a'); yield []",
      'bad_response',
      /broke the connection/,
    ],
  ];
  it.each(wrongs)('that %s harms only itself', async (title, search, code, message) => {
    const { row } = await beside(
      await searching(search),
      title.startsWith('waits') ? { deadlineMilliseconds: 300 } : {},
    );
    expect(row).toMatchObject({ name: 'our-forum', status: 'failed', error: { code } });
    expect(row.error?.message).toMatch(message);
  });

  it.each([
    ['loops for ever', 'for (;;);'],
    ['waits in another program', "(await import('node:child_process')).spawnSync('sleep', ['30'])"],
    ['waits for a lock', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'],
    ['gives empty pages for ever', 'for (;;) yield [];'],
  ])('that %s is terminated at the deadline', async (_, search) => {
    const plugin = await searching(`yield [post('a')]; ${search}`);
    const began = performance.now();
    const { row } = await beside(plugin, { deadlineMilliseconds: 3000 });
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(row).toMatchObject({ status: 'partial', mentions: 1, error: { code: 'timeout' } });
  });

  it('that floods with results is read up to the limit', async () => {
    const flood = "for (let at = 0; ; ) yield Array.from({ length: 1e5 }, () => post('n' + at++));";
    const { row } = await beside(await searching(flood), { limit: 50 });
    expect(row).toMatchObject({ status: 'ok', fetched: 50, truncated: true });
  });

  it('that floods when there is no limit is cut off at a bound, with a warning', async () => {
    const flood =
      "for (let at = 0; ; at += 1) yield Array.from({ length: 1e5 }, () => ({ id: 'n' + at, text: 'else' }));";
    const whole = { capabilities: "() => ({ search: 'whole', operators: [] })" };
    const { row, report } = await beside(await searching(flood, whole));
    expect(row).toMatchObject({ status: 'empty', fetched: 100_000, truncated: true, error: null });
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'truncated', source: 'our-forum' }));
  });

  it('that returns an oversized mention loses only that mention', async () => {
    const { row, report } = await beside(
      await searching("yield [post('a', { title: 'x'.repeat(1e8) }), undefined, post('b')]"),
    );
    expect(row).toMatchObject({ status: 'ok', mentions: 1 });
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'dropped', source: 'our-forum' }));
  });

  it('that returns garbage among its mentions loses only the garbage', async () => {
    const rubbish =
      '[null, 7, [], {}, { id: {}, text: [] }, JSON.parse(\'{"__proto__":{"polluted":1},"id":"p","text":"acme"}\')]';
    const { row } = await beside(await searching(`yield [...${rubbish}, post('b')]`));
    expect(row).toMatchObject({ status: 'ok', mentions: 2 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('cannot change built-in objects of the host process', async () => {
    const { row } = await beside(
      await searching(
        "Object.prototype.polluted = 1; Array.prototype.map = null; globalThis.fetch = null; yield [post('a')]",
      ),
    );
    expect(row).toMatchObject({ status: 'ok', mentions: 1 });
    expect([({} as Record<string, unknown>)['polluted'], typeof [].map, typeof fetch]).toEqual([
      undefined,
      'function',
      'function',
    ]);
  });

  it.each([
    ['throws', "throw new Error('no');", 'bad_response', /cannot be loaded: .*no/],
    ['calls process.exit', 'process.exit(0);', 'bad_response', /cannot be loaded: it ended/],
    ['is no program', 'this is no program', 'bad_response', /SyntaxError/],
    ['wants what is not there', "import 'no-such-package';", 'bad_response', /no-such-package/],
  ])('that %s when it is loaded fails when it is queried', async (_, before, code, message) => {
    const { row } = await beside(await opened(`${before}\n${moduleText('yield []')}`));
    expect(row).toMatchObject({ name: 'our-forum', status: 'failed', error: { code } });
    expect(row.error?.message).toMatch(message);
    expect(row.error?.hint).toBe('the fault is in its module, or in one that it imports');
  });

  it('written in TypeScript that cannot be loaded is reported under the name of its file', async () => {
    const { row } = await beside(await opened("throw new Error('no');", './our-forum.ts'));
    expect(row).toMatchObject({ name: 'our-forum', status: 'failed' });
  });

  it.each([
    ['.js beside a package.json of npm init', './our-forum.js', moduleText('yield []')],
    ['.js with imports', './our-forum.js', `import 'node:fs';\n${moduleText('yield []')}`],
    ['.js in a folder below', './sources/our-forum.js', moduleText('yield []')],
  ])('that Node reads as CommonJS by mistake gets a hint how to fix it: %s', async (_, file, text) => {
    const folder = folderOf({ [file]: text, 'package.json': '{ "type": "commonjs" }' });
    const { row } = await beside(await openPlugin(findPlugin(file, [folder])!, NODE));
    expect(row).toMatchObject({ name: 'our-forum', status: 'failed', error: { code: 'bad_response' } });
    expect(row.error?.message).toContain('it is read as a CommonJS module but is not one');
    expect(row.error?.hint).toMatch(/\.mjs.*"type": "module"/);
  });

  it('that throws gets a hint with a command that quotes its path for the shell', async () => {
    const { row } = await beside(await opened(moduleText("throw new Error('no')"), "./ann's forum.mjs"));
    expect(row.error?.hint).toContain("socialrank sources check './ann'\\''s forum.mjs' fails");
  });

  it('that loops while it is loaded gets no advice to allow more time', async () => {
    const { target } = findPlugin('./our-forum.mjs', [folderOf({ './our-forum.mjs': 'for (;;);' })])!;
    const link = openLink(NODE);
    await expect(link.ask({ type: 'load', target }, null, 300)).rejects.toMatchObject({
      ...{ code: 'timeout', message: expect.stringContaining('did not finish load') },
      hint: expect.stringContaining('cannot be changed'),
    });
    link.close();
  });

  it.each([
    ['capabilities', "() => { throw new Error('none') }", /none/],
    ['capabilities', '() => process.exit(3)', /exit code 3/],
    ['capabilities', "() => ({ search: 'minds', operators: [] })", /capabilities/],
    ['requests', '() => { throw new Error() }', /threw/],
    ['requests', "() => [{ url: 'nowhere' }]", /requests/],
    ['requests', '(query, { http }) => http.request()', /./],
  ])('with a failing %s() is a failed source', async (member, code, message) => {
    const { row } = await beside(await searching("yield [post('a')]", { [member]: code }));
    expect(row).toMatchObject({ status: 'failed', error: { code: 'bad_response' } });
    expect(row.error?.message).toMatch(message);
  });

  it('is ended together with its child processes', async () => {
    const folder = folderOf({});
    const file = join(folder, 'alive');
    const beat = `const { appendFileSync } = require('node:fs'); setInterval(() => appendFileSync(${JSON.stringify(file)}, 'x'), 20)`;
    const plugin = await searching(
      `const { spawn } = await import('node:child_process'); spawn(process.execPath, ['-e', ${JSON.stringify(beat)}], { stdio: 'ignore' });
       await new Promise((resolve) => setTimeout(resolve, 400)); yield [post('a'), post('b'), post('c')]; await new Promise(() => {});`,
    );
    await beside(plugin, { limit: 3 });
    expect(existsSync(file)).toBe(true);
    await sleep(100);
    const length = readFileSync(file).length;
    await sleep(200);
    expect(readFileSync(file)).toHaveLength(length);
  });

  it('sees only the environment it is given', async () => {
    const { report } = await beside(await searching('yield [post(JSON.stringify(Object.keys(process.env)))]'));
    expect(report.mentions?.map(({ id }) => id)).toContain('our-forum:[]');
  });

  it('ends when the host program is killed, even while it loops', async () => {
    const folder = folderOf({});
    const file = join(folder, 'alive');
    const loop = `const { appendFileSync } = await import('node:fs'); for (;;) { appendFileSync(${JSON.stringify(file)}, 'x'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); }`;
    writeFileSync(join(folder, 'our-forum.mjs'), moduleText(loop));
    const program = spawn(
      process.execPath,
      [join(process.cwd(), 'bin/socialrank.js'), 'acme', '-s', './our-forum.mjs'],
      {
        cwd: folder,
        env: { PATH: process.env['PATH'], SOCIALRANK_HOME: join(folder, 'home') },
        stdio: 'ignore',
      },
    );
    while (!existsSync(file)) await sleep(20);
    program.kill('SIGKILL');
    await sleep(1500);
    const length = readFileSync(file).length;
    await sleep(300);
    expect(readFileSync(file)).toHaveLength(length);
  });

  it('cannot write to the standard output of the program by any means', () => {
    const folder = folderOf({
      'our-forum.mjs': moduleText(
        "console.log('TORN'); process.stdout.write('TORN'); (await import('node:fs')).writeSync(1, 'TORN'); yield [post('a')];",
      ),
    });
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(process.cwd(), 'bin/socialrank.js'), 'acme', '-s', './our-forum.mjs', '--format', 'json', '--until', AS_OF],
      { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], SOCIALRANK_HOME: join(folder, 'home') } },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ counts: { mentions: 1 } });
  });
});
