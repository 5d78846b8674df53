/** Ctrl-C and termination at moments when something is half done. */
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

/** Starts a run that never ends by itself; resolves when it prints mentions. @param more code to run at its start */
async function neverOver(more: string): Promise<Running> {
  const { env } = await networks({ mastodon: silent });
  const stuck = join(temporaryFolder(), 'stuck.cjs');
  writeFileSync(stuck, `setInterval(() => {}, 1000);${more}`);
  const run = start(['Acme Coffee', '-f', 'ndjson'], { env: { ...env, NODE_OPTIONS: `--require ${stuck}` } });
  await run.saying('"type":"mention"');
  return run;
}

describe.each(SIGNALS)('%s', (signal, expected) => {
  it('ends a run that is querying sources with one line and nothing half-written', async () => {
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

  it('ends a run despite a silent name server, which exit() would wait for', async () => {
    // The name of a DNS lookup among the active resources of Node.
    const run = await neverOver('process.getActiveResourcesInfo = () => ["GetAddrInfoReqWrap"];');
    run.child.kill(signal);
    const ended = await run.ended;
    // Ended by the signal itself, which a shell sees as the same code.
    expect([ended.signal, ended.stderr]).toEqual([signal, `socialrank: interrupted by ${signal}\n`]);
  });

  it('ends a process that is still shutting down with the same code if it is sent again', async () => {
    const run = await neverOver('');
    run.child.kill(signal);
    await run.saying('interrupted by');
    run.child.kill(signal);
    expect(await run.ended).toMatchObject({ code: expected, signal: null });
  });

  it('ends the run even if it is sent twice at once', async () => {
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
