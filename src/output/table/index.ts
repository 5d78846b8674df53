/** The summary as a table: loaded together, when one is drawn. */
export { drawn } from '../brush.js';
export { summary, threads } from './summary.js';
