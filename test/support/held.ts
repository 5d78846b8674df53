/** How much memory is held by what a function gives. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function inUse(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** In bytes, what is held elsewhere because of it too. */
export function heldBy(make: () => unknown): number {
  const before = inUse();
  const held = [make()];
  const after = inUse();
  return held.length > 0 ? after - before : 0;
}
