import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { knownSecrets, logLine, logRun } from '../../src/cli/run-log.js';
import { partialReport } from '../support/sample-report.js';
import { temporaryFolder } from '../support/temporary.js';

const RUN = {
  began: new Date('2026-11-21T07:15:00.000Z'),
  words: ['acme'],
  exitCode: 0,
  durationMilliseconds: 1200,
  reports: [],
  error: null,
};

describe('a line of the log', () => {
  it('records what ran, how it ended and which sources failed', () => {
    expect(JSON.parse(logLine({ ...RUN, exitCode: 4, reports: [partialReport()] }, []))).toEqual({
      time: '2026-11-21T07:15:00.000Z',
      args: ['acme'],
      exitCode: 4,
      durationMs: 1200,
      runs: [
        {
          brand: 'Acme Coffee',
          status: 'partial',
          mentions: 662,
          failed: [
            { name: 'rss', code: null },
            { name: 'reddit', code: 'rate_limited' },
          ],
        },
      ],
      error: null,
    });
  });

  it.each([
    ['a login in an address', ['--feed', 'https://ann:SECRETCANARY@feed.example/a']],
    ['a key in an address', ['--feed', 'https://feed.example/a?api_key=SECRETCANARY']],
    ['the address of a store', ['--store', 'postgres://ann:SECRETCANARY@db.example/social']],
    ['the address of a target', ['--notify', 'https://hooks.example/services/SECRETCANARY']],
    ['a target behind =', ['--notify=slack:https://hooks.example/SECRETCANARY']],
    ['an address behind file: or exec:', ['-s', 'exec:curl https://a.example/?token=SECRETCANARY']],
    ['a word of a source that is a program', ['-s', 'exec:python3 forum.py --as ann:SECRETCANARY']],
    ['one behind its flag', ['--source=exec:./forum -p SECRETCANARY']],
    ['one behind a short one', ['-qsexec: ./forum SECRETCANARY']],
    ['one whose quotes do not close', ['-s', 'exec:"SECRETCANARY forum']],
    ['a word of an engine that is a program', ['--engine', 'exec:judge SECRETCANARY']],
    ['one that stands beside an address', ['-s', 'exec:curl https://a.example/?token=b&c=d SECRETCANARY']],
    ['what is set as a secret', ['a SECRETCANARY b']],
  ])('contains no secret: %s', (_, words) => {
    const secrets = knownSecrets({ sources: { x: { token: 'SECRETCANARY' } } }, {});
    const line = logLine({ ...RUN, words, error: 'refused SECRETCANARY' }, secrets);
    expect(line).not.toContain('SECRETCANARY');
    expect(line.endsWith('\n')).toBe(true);
    expect(line.trimEnd()).not.toContain('\n');
  });

  it('names programs that are sources without their arguments', () => {
    const name = 'exec:./forum --as ann:SECRETCANARY';
    const report = partialReport();
    const [failed] = report.sources.filter(({ status }) => status === 'failed');
    const reports = [{ ...report, sources: [{ ...failed!, name }] }];
    const words = ['acme', '-s', name, '-s', 'exec:other'];
    const line = logLine({ ...RUN, words, reports, error: `${name} ended with code 1` }, []);
    expect(JSON.parse(line)).toMatchObject({
      args: ['acme', '-s', 'exec:./forum REDACTED', '-s', 'exec:other'],
      runs: [{ failed: [{ name: 'exec:./forum REDACTED' }] }],
      error: 'exec:./forum REDACTED ended with code 1',
    });
    expect(line).not.toContain('SECRETCANARY');
  });

  it('knows secrets by the names of their settings and environment variables', () => {
    const tree = {
      sources: { x: { token: 'one' }, rss: { feeds: 'two' } },
      alerts: { webhook: { secret: ['three'] } },
    };
    expect(knownSecrets(tree, { SOCIALRANK_X_TOKEN: 'four', HOME: 'five' })).toEqual(['four', 'one', 'three']);
  });
});

describe('the log', () => {
  it('is complete after many concurrent runs, and accessible only by its owner', async () => {
    const path = join(temporaryFolder(), 'runs.ndjson');
    const words = Array.from({ length: 40 }, (_, n) => `${n} ${'x'.repeat(5000)}`);
    await Promise.all(words.map((word) => logRun(path, { ...RUN, words: [word] }, [])));
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const seen = lines.map((line) => (JSON.parse(line) as { args: string[] }).args[0]!);
    expect(seen.toSorted()).toEqual(words.toSorted());
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('is named in the error if it cannot be written', async () => {
    await expect(logRun('/nowhere/runs.ndjson', RUN, [])).rejects.toThrow('/nowhere/runs.ndjson was not written');
  });
});
