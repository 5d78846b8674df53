/** The network, live or on a tape: loaded together, when something is asked. */
export { axiosTransport } from './axios-transport.js';
export { DEFAULTS, openNetwork, userAgent } from './network.js';
export { recorder } from './record.js';
export { readTape, replay } from './tape.js';
