/** A grid, with what measures its letters loaded only then: that takes as long as half a start of Node. */
import type { grid } from '../output/screen/grid.js';

export async function gridText(...given: Parameters<typeof grid>): Promise<string> {
  return (await import('../output/screen/grid.js')).grid(...given);
}
