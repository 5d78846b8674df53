/** The confidence levels used in tests of intervals. */
import { confidenceOf } from '../../src/core/metrics/confidence.js';

export const AT_90 = confidenceOf(0.9);
export const AT_95 = confidenceOf(0.95);
export const AT_99 = confidenceOf(0.99);
