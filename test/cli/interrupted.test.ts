/** Signals while a scan is waiting for input. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ran } from '../support/fake-io.js';
import { temporaryFolder } from '../support/temporary.js';

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, expected) => {
  it('ends a scan that waits for standard input', async () => {
    const folder = temporaryFolder();
    const words = ['acme', '-s', '-', '-o', join(folder, 'report.json')];
    const { code, stdout, stderr } = await ran(words, { stdin: null, signal });
    expect({ code, stdout, stderr }).toEqual({
      code: expected,
      stdout: '',
      stderr: `socialrank: interrupted by ${signal}\n`,
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
