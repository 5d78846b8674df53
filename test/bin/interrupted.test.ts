/** Ctrl-C and termination, at moments when something is half done. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { networks, silent } from '../support/networks.js';
import { type Running, start } from '../support/program.js';
import { temporaryFolder } from '../support/temporary.js';

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

/** A run with something in it that is not over when it is; told when mentions are. @param more run at its start */
async function neverOver(more: string): Promise<Running> {
  const { env } = await networks({ mastodon: silent });
  const stuck = join(temporaryFolder(), 'stuck.cjs');
  writeFileSync(stuck, `setInterval(() => {}, 1000);${more}`);
  const run = start(['Acme Coffee', '-f', 'ndjson'], { env: { ...env, NODE_OPTIONS: `--require ${stuck}` } });
  await run.saying('"type":"mention"');
  return run;
}

describe.each(SIGNALS)('%s', (signal, expected) => {
  it('while sources are asked ends the run with one line and nothing half-written', async () => {
    const { env } = await networks({ mastodon: silent });
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'report.json'), 'what stood there');
    const words = [
      'Acme Coffee',
      '-o',
      'report.json',
      '-o',
      'rows.csv',
      '--record',
      'tape.har',
      '-f',
      'ndjson',
      '-o',
      '-',
    ];
    const run = start(words, { env, cwd: folder });
    await run.saying('"type":"mention"');
    run.child.kill(signal);
    const { code, stderr } = await run.ended;
    expect({ code, stderr }).toEqual({ code: expected, stderr: `socialrank: interrupted by ${signal}\n` });
    expect(readdirSync(folder)).toEqual(['report.json']);
    expect(readFileSync(join(folder, 'report.json'), 'utf8')).toBe('what stood there');
  });

  it('ends a run whose name server is silent, which exit() would wait for', async () => {
    // By the name of what a look-up is to Node.
    const run = await neverOver('process.getActiveResourcesInfo = () => ["GetAddrInfoReqWrap"];');
    run.child.kill(signal);
    const ended = await run.ended;
    // By the signal itself: to a shell that is the same code.
    expect([ended.signal, ended.stderr]).toEqual([signal, `socialrank: interrupted by ${signal}\n`]);
  });

  it('a second time ends with the same code what is left behind the first', async () => {
    const run = await neverOver('');
    run.child.kill(signal);
    await run.saying('interrupted by');
    run.child.kill(signal);
    expect(await run.ended).toMatchObject({ code: expected, signal: null });
  });

  it('twice at once ends it all the same', async () => {
    const { env } = await networks({ hackernews: silent, bluesky: silent, mastodon: silent });
    const run = start(['Acme Coffee', '-f', 'ndjson'], { env });
    await run.saying('"type":"mention"');
    run.child.kill(signal);
    run.child.kill(signal);
    const { code, stderr } = await run.ended;
    expect(code).toBe(expected);
    expect(stderr).not.toMatch(/ at .*:\d+/);
  });
});
