/** A server that ignores search terms: it answers any search, page by page, with what is on a tape. */
import { replay } from '../../src/http/tape.js';
import type { Exchange, Transport } from '../../src/http/transport.js';
import type { Tape } from '../../src/testing.js';

/** Answers each request like the most similar one on the tape: by host, then path, then parameters. */
export function careless(tape: Tape): Transport {
  const player = replay(tape);
  const likest = ({ method, url, body }: Exchange) => {
    const asked = new URL(url);
    const likeness = (entry: Tape['entries'][number]): number => {
      const kept = new URL(entry.url);
      if (entry.method !== method || kept.host !== asked.host) return -1;
      const [path, keptPath] = [asked.pathname.split('/'), kept.pathname.split('/')];
      const samePath = path.filter((part, place) => keptPath[place] === part).length;
      const same = [...asked.searchParams].filter(([name, value]) => kept.searchParams.get(name) === value).length;
      return (path.length === keptPath.length ? 1000 : 0) + 100 * samePath + 2 * same + (entry.body === body ? 1 : 0);
    };
    return tape.entries.reduce((best, entry) => (likeness(entry) > likeness(best) ? entry : best));
  };
  return {
    ...player,
    send: (exchange) => {
      const { url, body } = likest(exchange);
      return player.send({ ...exchange, url, body: body ?? null });
    },
  };
}
