/** Sets up skimming: a large file in blocks, by several threads if there are any; everything else as it is read. */
import type { Skim } from '../../sources/source.js';
import type { Place } from '../place.js';
import { blocks } from './blocks.js';
import type { Standing } from './layouts.js';
import { skimWorkers } from './skim-workers.js';
import { skimmer as newSkimmer } from './skimmer.js';
import type { Skimming } from './skimming.js';

interface SkimmedInput {
  readonly standing: Standing;
  readonly place: Place;
  /** File offset at which its lines begin; null if the file contains other bytes (packed or UTF-16). */
  readonly start: number | null;
  /** Number of threads that may read it together. */
  readonly threads: number;
  /** Maximum size of a block, if it is not the default. */
  readonly blockBytes?: number;
}

export function skimmingOf(
  { pass, ...sought }: Skim,
  { place, standing, start, threads, blockBytes }: SkimmedInput,
): Skimming['current'] {
  const skimmer = newSkimmer(sought, standing);
  const { path, bytes } = place;
  if (standing === 'elements' || path === null || bytes === null || start === null)
    return { skimmer, pass, blocks: null };
  return {
    skimmer,
    pass,
    // Workers are started right away, since they take a while to be ready.
    blocks: (from) =>
      blocks({
        path,
        from: start + from,
        to: bytes,
        skimmer,
        hands: skimWorkers(threads - 1, { path, sought }),
        ...(blockBytes === undefined ? {} : { blockBytes }),
      }),
  };
}
