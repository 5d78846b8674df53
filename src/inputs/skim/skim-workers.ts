/** Worker threads that skim blocks of a file, each with its own file descriptor. */
import { Worker } from 'node:worker_threads';
import { SourceError } from '../../errors.js';
import type { Block } from './block.js';
import { type Hand, unreadable } from './blocks.js';
import type { Answer, Start, Task } from './worker/task.js';
import { WORKER } from './worker-path.js';

/** @param program replaces our worker in tests */
export function skimWorkers(count: number, start: Start, program: string | URL = WORKER): readonly Hand[] {
  return Array.from({ length: count }, () => hand(start, program));
}

interface Waiting {
  resolve(block: Block): void;
  reject(error: SourceError): void;
}

function hand(start: Start, program: string | URL): Hand {
  const worker = new Worker(program, { workerData: start, execArgv: [], stdin: false });
  const waiting: Waiting[] = [];
  let failure: SourceError | null = null;
  const fail = (cause: unknown) => {
    failure ??= new SourceError('unreachable', 'a thread that read it failed; try again with --threads 1', { cause });
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (answer: Answer) => {
    const one = waiting.shift();
    if (answer.block !== null) one?.resolve(answer.block);
    else one?.reject(unreadable({ code: answer.code }));
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', (code) => void fail(new Error(`it ended with ${code}`)));
  return {
    skim: (range, lessons) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(failure);
        waiting.push({ resolve, reject });
        worker.postMessage({ range, lessons } satisfies Task);
      }),
    close: () => void worker.terminate(),
  };
}
