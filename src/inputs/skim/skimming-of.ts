/** How an input is skimmed: a large file in blocks, by several threads where there are some; all else as it comes. */
import type { Skim } from '../../sources/source.js';
import type { Place } from '../place.js';
import { blocks } from './blocks.js';
import { hands } from './hands.js';
import type { Standing } from './layouts.js';
import { skimmer as newSkimmer } from './skimmer.js';
import type { Skimming } from './skimming.js';

interface SkimmedInput {
  readonly standing: Standing;
  readonly place: Place;
  /** Where its lines begin in the file; null: what is read are not its bytes. */
  readonly start: number | null;
  /** That may read it together. */
  readonly threads: number;
  /** Of a part that one thread reads, where it is another number than usual. */
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
    // As workers take a while to begin, they do so before it is their turn.
    blocks: (from) =>
      blocks({
        path,
        from: start + from,
        to: bytes,
        skimmer,
        hands: hands(threads - 1, { path, sought }),
        ...(blockBytes === undefined ? {} : { blockBytes }),
      }),
  };
}
