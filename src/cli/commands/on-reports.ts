import type { Report } from '../../types.js';

/** Callback that receives the reports of a run when they are complete. */
export type OnReports = (reports: readonly Report[]) => void;
