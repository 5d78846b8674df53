/** The last hand before the wire, behind axios. */
import * as http from 'node:http';
import * as https from 'node:https';
import type { Agents } from './agents.js';
import { codeOf } from './failure.js';
import { shortened } from './place.js';
import { isPrivateAddress, privateAddress } from './private-address.js';

export interface Heard {
  readonly onAnswer: (() => void) | undefined;
  /** @param proxy that is asked in place of the site */
  passing(proxy: string): void;
  /** A connection that had served before was closed without an answer. */
  onStale(): void;
}

// As browsers; by itself Node reads 16 kB, and some sites write more policies than that.
const MOST_HEADER_BYTES = 256 * 1024;

/** Only here is it known whether a proxy stands between. @param guard for what may lead to public addresses alone */
export function wire(agents: Agents, guard: Agents | null, { onAnswer, passing, onStale }: Heard) {
  return {
    request(options: https.RequestOptions, answer: (message: http.IncomingMessage) => void): http.ClientRequest {
      const secure = options.protocol === 'https:';
      // A plain proxy is asked for a whole URL; for a tunnel axios put an agent of its own in place of ours.
      const isDirect = options.path?.startsWith('/') && options.agent === (secure ? agents.https : agents.http);
      if (!isDirect) passing(proxyOf(options));
      if (isDirect && guard !== null) {
        // What is an address already is not looked up.
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

/** For a whole URL it stands in the place of the site, for a tunnel in the agent of axios. */
function proxyOf({ agent, hostname, port }: https.RequestOptions): string {
  const { proxy } = (agent ?? {}) as { proxy?: { host?: string | null; port?: number | null } };
  const place = proxy ?? { host: hostname, port };
  return shortened([place.host, place.port].filter((part) => part).join(':'));
}
