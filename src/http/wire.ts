/** The last step before the network: the transport that axios calls. */
import * as http from 'node:http';
import * as https from 'node:https';
import type { Agents } from './agents.js';
import { codeOf } from './failure.js';
import { shortened } from './place.js';
import { isPrivateAddress, privateAddress } from './private-address.js';

export interface Heard {
  readonly onAnswer: (() => void) | undefined;
  /** @param proxy the proxy that is used for this request */
  passing(proxy: string): void;
  /** A reused connection was closed without an answer. */
  onStale(): void;
}

// As in browsers. Node's default is 16 kB, which the policy headers of some sites exceed.
const MOST_HEADER_BYTES = 256 * 1024;

/**
 * Sends requests for axios; only here is it known whether a proxy is used.
 * @param guard agents for requests that may reach public addresses only
 */
export function wire(agents: Agents, guard: Agents | null, { onAnswer, passing, onStale }: Heard) {
  return {
    request(options: https.RequestOptions, answer: (message: http.IncomingMessage) => void): http.ClientRequest {
      const secure = options.protocol === 'https:';
      // With a plain proxy the path is a whole URL; for a tunnel axios replaces our agent with one of its own.
      const isDirect = options.path?.startsWith('/') && options.agent === (secure ? agents.https : agents.http);
      if (!isDirect) passing(proxyOf(options));
      if (isDirect && guard !== null) {
        // IP addresses are not looked up, so the guarded lookup would not see them.
        if (isPrivateAddress(options.hostname ?? '')) throw privateAddress();
        options.agent = secure ? guard.https : guard.http;
      }
      options.maxHeaderSize = MOST_HEADER_BYTES;
      let isAnswered = false;
      const request = (secure ? https : http).request(options, (message) => {
        isAnswered = true;
        onAnswer?.();
        answer(message);
      });
      return request.once('error', (error) => {
        if (request.reusedSocket && !isAnswered && /^(?:ECONNRESET|EPIPE)$/.test(codeOf(error))) onStale();
      });
    },
  };
}

/** A plain proxy is the host of the request itself; a tunnel is found in the agent of axios. */
function proxyOf({ agent, hostname, port }: https.RequestOptions): string {
  const { proxy } = (agent ?? {}) as { proxy?: { host?: string | null; port?: number | null } };
  const place = proxy ?? { host: hostname, port };
  return shortened([place.host, place.port].filter((part) => part).join(':'));
}
