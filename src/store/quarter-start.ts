/** `quarterOf` of `published_at` in SQL, where what is left over by a division is negative as the time is. */
import { QUARTER_HOUR } from '../core/time/quarter-hour.js';

export const QUARTER_START = `published_at - (published_at % ${QUARTER_HOUR} + ${QUARTER_HOUR}) % ${QUARTER_HOUR}`;
