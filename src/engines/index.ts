/** The engines by name, each loaded when it is asked for. */
import { UsageError } from '../errors.js';
import type { Engine } from '../types.js';

const ENGINES: ReadonlyMap<string, () => Promise<Engine>> = new Map([
  ['afinn', async () => (await import('./afinn.js')).afinn],
]);

export const DEFAULT_ENGINE = 'afinn';

/** @throws UsageError listing the known ones */
export async function loadEngine(name: string): Promise<Engine> {
  const load = ENGINES.get(name);
  if (load === undefined)
    throw new UsageError(`unknown engine ${name}`, { hint: `known: ${[...ENGINES.keys()].join(', ')}` });
  return load();
}
