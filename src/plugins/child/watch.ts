/** Ends this process when the one that started it is gone: a plugin that loops would hear of it by no other road. */
import { Worker } from 'node:worker_threads';

const WATCH = `
const { parent } = require('node:worker_threads').workerData;
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 500);
`;

export function endWith(parent: number): void {
  new Worker(WATCH, { eval: true, workerData: { parent }, stdout: true, stderr: true }).unref();
}
