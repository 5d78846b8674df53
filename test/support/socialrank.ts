/** The program with streams of its own, a settings folder of its own, and a clock that stands. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.js';

export interface Told {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  /** A new one where absent. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: Date;
}

export const freshHome = () => mkdtempSync(join(tmpdir(), 'socialrank-home-'));

export async function socialrank(argv: readonly string[], given: Circumstances = {}): Promise<Told> {
  const { home = freshHome(), env = {}, now = new Date('2026-11-21T12:00:00.000Z') } = given;
  const texts = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof texts) =>
    new PassThrough().on('data', (chunk: Buffer) => {
      texts[name] += chunk.toString();
    });
  const code = await main(argv, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    stdin: new PassThrough(),
    env: { SOCIALRANK_HOME: home, ...env },
    now: () => now,
  });
  return { code, ...texts };
}
