/** HTTP agents of the real network, with and without protection against private addresses. */
import * as http from 'node:http';
import * as https from 'node:https';
import { publicLookup } from './private-address.js';

export interface Agents {
  readonly http: http.Agent;
  readonly https: https.Agent;
}

export interface Connections {
  readonly open: Agents;
  /** Connect to public addresses only. */
  readonly guarded: Agents;
}

/** @param settings.keepAlive whether a connection is reused for later requests */
export function connections(settings: { readonly keepAlive: boolean; readonly signal: AbortSignal }): Connections {
  const made = (more: http.AgentOptions): Agents => ({
    http: new http.Agent({ ...settings, ...more }),
    https: new https.Agent({ ...settings, ...more }),
  });
  return { open: made({}), guarded: made({ lookup: publicLookup }) };
}
