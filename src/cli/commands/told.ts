import type { Report } from '../../types.js';

export type Told = (reports: readonly Report[]) => void;
