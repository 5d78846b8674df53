/** Runs `asking` as a separate process. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Asked, Asking } from './asking.js';

export interface Ended {
  readonly answers: readonly Asked[];
  readonly stderr: string;
  /** Duration from the start to the end of the process. */
  readonly milliseconds: number;
}

/** @param environment all environment variables of the process, except PATH */
export async function processOfItsOwn(
  asking: Asking,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const program = fileURLToPath(new URL('./asking.js', import.meta.url));
  const began = performance.now();
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, JSON.stringify(asking)],
      { env: { PATH: process.env['PATH'], ...environment }, timeout: 20_000 },
      (error, stdout, stderr) => {
        if (error !== null) return reject(new Error(`it did not end by itself: ${stdout} ${stderr}`, { cause: error }));
        const answers = JSON.parse(stdout) as Asked[];
        resolve({ answers, stderr, milliseconds: performance.now() - began });
      },
    );
  });
}
