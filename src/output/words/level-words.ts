/** The confidence level of intervals in words. */
import { DEFAULT_CONFIDENCE } from '../../default-confidence.js';

interface Sure {
  readonly confidence?: number | undefined;
}

/** `95 %` */
export function levelWords({ confidence = DEFAULT_CONFIDENCE }: Sure): string {
  return `${Number((100 * confidence).toPrecision(12))} %`;
}

/** `90 %`; null for the default level, which need not be mentioned. */
export function unusualLevel(sure: Sure): string | null {
  return (sure.confidence ?? DEFAULT_CONFIDENCE) === DEFAULT_CONFIDENCE ? null : levelWords(sure);
}

/**
 * The last line of an output with intervals.
 * @param command that explains more, as it is to be shown
 */
export function methodWords(sure: Sure, command = 'socialrank help metrics'): string {
  const level = unusualLevel(sure);
  return `${level === null ? '' : `Intervals at ${level}. `}How these are computed: ${command}`;
}
