/** The built-in engines that need nothing but a name. */

import type { Engine } from '../engine.js';
import { UsageError } from '../errors.js';
import { madeBy } from './recipe.js';

/** Each is loaded on demand, because its word lists and weights cost time and memory. */
const ENGINES: ReadonlyMap<string, () => Promise<Engine>> = new Map<string, () => Promise<Engine>>([
  ['social', async () => (await import('./social.js')).social],
  ['afinn', async () => (await import('./afinn.js')).afinn],
]);

/** Engines that need more than a name, opened by src/library/open-engine.ts. */
const OTHERS = ['onnx', 'http', 'exec:COMMAND', './FILE.js', 'the name of a package'];

export const DEFAULT_ENGINE = 'social';

export function isPlainEngine(name: string): boolean {
  return ENGINES.has(name);
}

/** @throws UsageError listing the known engines */
export async function loadEngine(name: string): Promise<Engine> {
  const load = ENGINES.get(name);
  if (load === undefined)
    throw new UsageError(`unknown engine ${name}`, { hint: `known: ${[...ENGINES.keys(), ...OTHERS].join(', ')}` });
  return madeBy({ name, lexicon: null }, await load());
}
