/** The summary as a table: loaded together, when one is drawn. */
export { drawn } from '../screen/brush.js';
export { summary, threads } from './summary.js';
