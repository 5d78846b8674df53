/**
 * A program for tests that need a separate process: it sends the requests in its argument, prints the results, and
 * exits when nothing keeps it alive.
 */
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { inspect } from 'node:util';
import type { HttpRequest } from '../../src/sources/source.js';
import { testNetwork } from './test-network.js';

export interface Asking {
  readonly requests: readonly HttpRequest[];
  readonly timeoutMilliseconds?: number;
  /** Results of lookups by host name; each lookup returns the next list, and the last one from then on. */
  readonly names?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Calls close() at the end, as a scan does. */
  readonly closes: boolean;
}

export interface Asked {
  readonly status?: number;
  readonly text?: string;
  readonly code?: string;
  /** Everything that can be seen of an error. */
  readonly seen?: string;
}

const asking = JSON.parse(process.argv[2] ?? '') as Asking;

if (asking.names !== undefined) answerLookups(asking.names);
const network = testNetwork({ timeoutMilliseconds: asking.timeoutMilliseconds ?? 5000 });
const answers = await Promise.all(asking.requests.map(ask));
process.stdout.write(JSON.stringify(answers));
if (asking.closes) network.close();

async function ask(request: HttpRequest): Promise<Asked> {
  try {
    const response = await network.http.request(request);
    return { status: response.status, text: response.text() };
  } catch (error) {
    const { code, stack } = error as { code?: string; stack?: string };
    return {
      code: code ?? '',
      seen: `${inspect(error, { depth: 10, showHidden: true })} ${stack} ${JSON.stringify(error)}`,
    };
  }
}

function answerLookups(names: NonNullable<Asking['names']>): void {
  const turns = new Map<string, number>();
  const lookup = (
    name: string,
    options: { all?: boolean },
    done: (error: Error | null, ...answer: unknown[]) => void,
  ) => {
    const lists = names[name] ?? [];
    const turn = turns.get(name) ?? 0;
    turns.set(name, turn + 1);
    const addresses = (lists[Math.min(turn, lists.length - 1)] ?? []).map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    if (addresses[0] === undefined) return done(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }));
    if (options.all) return done(null, addresses);
    return done(null, addresses[0].address, addresses[0].family);
  };
  dns.lookup = lookup as unknown as typeof dns.lookup;
  syncBuiltinESMExports();
}
