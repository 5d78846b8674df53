/** Whether an input is skimmed: what is looked for is known only after it was opened. */
import type { Skimmer } from './skimmer.js';

export interface Skimming {
  current: Skimmer | null;
  /** Lines that were skimmed and not told of yet. */
  passed: number;
}

export const notSkimming = (): Skimming => ({ current: null, passed: 0 });
