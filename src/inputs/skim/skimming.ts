/** Whether an input is skimmed, and how: what is looked for is known only after it was opened. */
import type { Skim } from '../../sources/source.js';
import type { Block } from './block.js';
import type { Skimmer } from './skimmer.js';

export interface Skimming {
  current: {
    readonly skimmer: Skimmer;
    readonly pass: Skim['pass'];
    /** What follows, from this byte on; null: it comes as a stream. */
    readonly blocks: ((from: number) => AsyncGenerator<Block>) | null;
  } | null;
}

export const notSkimming = (): Skimming => ({ current: null });
