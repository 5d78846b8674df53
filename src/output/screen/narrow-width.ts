/** Measures text whose characters are all one cell wide, as in most reports. */
import { type Measure, NARROW } from './cutting.js';

export interface NarrowWidth {
  readonly measure: Measure;
  /** Whether a text contained any other character, so that the measurements are wrong. */
  readonly wasWrong: () => boolean;
}

/** Loading string-width takes half as long as starting Node.js, so drawing is first tried without it. */
export function narrowWidth(): NarrowWidth {
  let isWrong = false;
  return {
    measure(text) {
      isWrong ||= !NARROW.test(text);
      return text.length;
    },
    wasWrong: () => isWrong,
  };
}
