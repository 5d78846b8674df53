/** Asks for one line: at a terminal with a prompt and, for a secret, without echo; otherwise from standard input. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Io } from './io.js';

export async function ask(io: Io, prompt: string, isSecret: boolean): Promise<string> {
  const isTerminal = io.stdin.isTTY === true;
  if (isTerminal) io.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: io.stdin, output: isSecret ? silent : io.stderr, terminal: isTerminal });
  try {
    for await (const line of lines) return line.trim();
    return '';
  } finally {
    lines.close();
    if (isTerminal && isSecret) io.stderr.write('\n');
  }
}
