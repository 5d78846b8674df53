/** The commands that query sources share nearly all of their code: they are loaded together, at once. */
export { about } from './about.js';
export { plan } from './plan.js';
export { scan } from './scan.js';
export { scheduled } from './scheduled.js';
