/** The engines by name. */
import { UsageError } from '../errors.js';
import type { Engine } from '../types.js';
import { afinn } from './afinn.js';

const ENGINES: ReadonlyMap<string, () => Engine | Promise<Engine>> = new Map([['afinn', () => afinn]]);

export const DEFAULT_ENGINE = 'afinn';

/** @throws UsageError listing the known ones */
export async function loadEngine(name: string): Promise<Engine> {
  const load = ENGINES.get(name);
  if (load === undefined)
    throw new UsageError(`unknown engine ${name}`, { hint: `known: ${[...ENGINES.keys()].join(', ')}` });
  return load();
}
