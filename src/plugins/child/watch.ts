/** Kills this process when its parent is gone: a plugin in an endless loop would not notice in any other way. */
import { Worker } from 'node:worker_threads';

const WATCH = `
const { parent } = require('node:worker_threads').workerData;
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 500);
`;

export function endWith(parent: number): void {
  new Worker(WATCH, { eval: true, workerData: { parent }, stdout: true, stderr: true }).unref();
}
