/** Everything the command line needs for local inputs. Loaded only if there is one. */

export { readOpml } from './feeds/opml-file.js';
export { fieldMap } from './fields/field-map.js';
export { readGold, readLabelled, readTexts } from './gold/gold.js';
export type { GoldText } from './gold/gold-row.js';
export { openInput } from './open.js';
