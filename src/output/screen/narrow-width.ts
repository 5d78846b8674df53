/** The width of text in the letters of which each takes one cell: what most reports are written in. */
import { type Measure, NARROW } from './cutting.js';

export interface NarrowWidth {
  readonly measure: Measure;
  /** Whether a text held anything else: then what was measured is wrong. */
  readonly wasWrong: () => boolean;
}

/** Loading string-width takes half of the time in which Node starts: first try without. */
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
