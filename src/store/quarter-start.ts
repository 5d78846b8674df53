/** `quarterOf(published_at)` in SQL, where the remainder of a division has the sign of the dividend. */
import { QUARTER_HOUR } from '../core/time/quarter-hour.js';

export const QUARTER_START = `published_at - (published_at % ${QUARTER_HOUR} + ${QUARTER_HOUR}) % ${QUARTER_HOUR}`;
