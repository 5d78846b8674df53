/** The network, live or replayed from a tape; loaded only when something is requested. */
export { axiosTransport } from './axios-transport.js';
export { DEFAULTS, openNetwork, userAgent } from './network.js';
export { recorder } from './record.js';
export { readTape, replay } from './tape.js';
