/** Checks whether a server is listening at an address by connecting to it once. */
import { connect } from 'node:net';
import { codeOf } from './failure.js';

const WAIT_MILLISECONDS = 5000;

/** @returns Node's error code, such as `ECONNREFUSED`; null if the connection succeeded */
export function reach(address: URL, signal: AbortSignal): Promise<string | null> {
  const port = Number(address.port || (address.protocol === 'https:' ? 443 : 80));
  const host = address.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: WAIT_MILLISECONDS, signal });
    const end = (failure: string | null) => {
      socket.destroy();
      resolve(failure);
    };
    socket.on('connect', () => end(null));
    socket.on('timeout', () => end('ETIMEDOUT'));
    socket.on('error', (error) => end(codeOf(error)));
  });
}
