/** Measures how much memory is kept alive by what a function returns. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function inUse(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** In bytes, including everything else that stays in memory because of it. */
export function heldBy(make: () => unknown): number {
  const before = inUse();
  const held = [make()];
  const after = inUse();
  return held.length > 0 ? after - before : 0;
}
