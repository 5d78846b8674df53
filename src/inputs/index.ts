/** What the command line needs of local inputs: loaded together, when there is one. */
export { fieldMap } from './field-map.js';
export { readGold, readLabelled, readTexts } from './gold.js';
export type { GoldText } from './gold-row.js';
export { openInput } from './open.js';
export { readOpml } from './opml-file.js';
