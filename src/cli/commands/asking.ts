/** The commands that ask or judge, which share nearly all they need: loaded together, once. */
export { about } from './about.js';
export { evaluate } from './eval.js';
export { plan } from './plan.js';
export { scan } from './scan.js';
export { scheduled } from './scheduled.js';
export { score } from './score.js';
export { checkSources } from './sources-check.js';
