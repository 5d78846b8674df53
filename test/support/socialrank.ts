/** Runs the program at a fixed time, optionally in the home of an earlier run. */
import { type Ran, ran } from './fake-io.js';
import { temporaryFolder } from './temporary.js';

export interface Circumstances {
  /** Absent: a new one. */
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: Date;
}

export const freshHome = temporaryFolder;

export async function socialrank(
  words: readonly string[],
  { home = freshHome(), env = {}, now = new Date('2026-11-21T12:00:00.000Z') }: Circumstances = {},
): Promise<Omit<Ran, 'home'>> {
  const { code, stdout, stderr } = await ran(words, {
    env: { ...env, SOCIALRANK_HOME: home },
    now: now.toISOString(),
  });
  return { code, stdout, stderr };
}
