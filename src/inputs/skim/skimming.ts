/** Whether an input is skimmed: what is looked for is known only after it was opened. */
import type { Skimmer } from './skimmer.js';

export interface Skimming {
  current: Skimmer | null;
}

export const notSkimming = (): Skimming => ({ current: null });
