/** Reads one line: on a terminal with a prompt and, for a secret, without echo; otherwise from standard input. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { untilAborted } from '../../scan/asking/until-aborted.js';
import { Interrupted } from '../exit-codes.js';
import { type Io, tell } from './io.js';

/**
 * @param signal ends the wait; needed if other code listens for the signals that would otherwise end the process
 * @throws Interrupted on Ctrl-C, which a terminal in raw mode passes on as a character; the reason of `signal`
 */
export async function ask(io: Io, prompt: string, isSecret: boolean, signal?: AbortSignal): Promise<string> {
  const isTerminal = io.stdin.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = !isSecret && io.stderr instanceof Writable ? io.stderr : silent;
  const lines = createInterface({ input: io.stdin, output, terminal: isTerminal });
  // Listeners are added before the prompt, so that input typed ahead counts as the answer.
  const answer = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => resolve(line.trim()));
    lines.on('SIGINT', () => reject(new Interrupted('SIGINT')));
    lines.on('close', () => resolve(''));
  });
  if (isTerminal && isSecret) void tell(io, prompt);
  if (isTerminal && !isSecret) {
    lines.setPrompt(prompt);
    lines.prompt();
  }
  try {
    return await (signal === undefined ? answer : untilAborted(() => answer, signal));
  } finally {
    lines.close();
    if (isTerminal && isSecret) await tell(io, '\n');
  }
}
