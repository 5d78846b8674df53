/** Renders a grid. The code that measures characters is loaded on demand: that takes half as long as starting Node. */
import type { grid } from '../output/screen/grid.js';

export async function gridText(...given: Parameters<typeof grid>): Promise<string> {
  return (await import('../output/screen/grid.js')).grid(...given);
}
