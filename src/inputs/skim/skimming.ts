/** State of skimming: what to search for is known only after the input was opened. */
import type { Skim } from '../../sources/source.js';
import type { Block } from './block.js';
import type { Skimmer } from './skimmer.js';

export interface Skimming {
  current: {
    readonly skimmer: Skimmer;
    readonly pass: Skim['pass'];
    /** Reads the rest of the file from this offset on; null for a stream. */
    readonly blocks: ((from: number) => AsyncGenerator<Block>) | null;
  } | null;
}

export const notSkimming = (): Skimming => ({ current: null });
