/** The functions for plugins that the command line uses; loaded when a plugin is named. */
export { openEnginePlugin } from './engine-plugin.js';
export { execSource } from './exec.js';
export { execEngine } from './exec-engine.js';
export { findPlugin, isPackageName, isPath } from './find.js';
export { openPlugin } from './plugin.js';
export type { RemoteSource } from './remote-source.js';
