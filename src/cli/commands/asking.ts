/** The commands that ask, which share nearly all they need: loaded together, once. */
export { about } from './about.js';
export { plan } from './plan.js';
export { scan } from './scan.js';
export { scheduled } from './scheduled.js';
