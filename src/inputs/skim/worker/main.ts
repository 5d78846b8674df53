/** Entry point of a worker thread, which skims blocks of a file for the main thread. */
import { openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { blockReader } from '../block.js';
import { skimmer } from '../skimmer.js';
import type { Answer, Start, Task } from './task.js';

const { path, sought } = workerData as Start;
const own = skimmer(sought);
let read: ReturnType<typeof blockReader> | null = null;

parentPort!.on('message', ({ range, lessons }: Task) => {
  for (const lesson of lessons) own.teach(lesson);
  try {
    read ??= blockReader(openSync(path, 'r'), own);
    const block = read(range, false);
    const { times, unread, ends, unknown, placed, bytes } = block;
    const memory = [times, unread, ends, unknown, placed, bytes].map(({ buffer }) => buffer as ArrayBuffer);
    parentPort!.postMessage({ block } satisfies Answer, memory);
  } catch (error) {
    parentPort!.postMessage({ block: null, code: (error as NodeJS.ErrnoException).code ?? null } satisfies Answer);
  }
});
