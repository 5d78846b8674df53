/** The modules of the summary table, loaded together if one is drawn. */
export { drawn } from '../screen/brush.js';
export { summary, threads } from './summary.js';
