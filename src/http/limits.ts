/** How many requests may be under way: in all, and at one host. */

import type { Bounds } from './life.js';
import { isLoopback } from './place.js';

/** A request's place among those under way. */
export interface Place {
  /** The first of the answer is here. */
  answered(): void;
  leave(): void;
}

export interface Limits {
  /**
   * Places go in turn to each asker, and to one asker's requests in the order in which they came. Whoever is given one
   * must leave it. @throws what the bounds say, when the wait is over before its turn.
   */
  enter(asker: object, url: URL, bounds: Bounds): Promise<Place>;
}

const USUAL = 32;
const PER_HOST = 6;
// Without a bound of the user, who is silent for long does not hold up the others: what waits costs next to nothing.
const SILENCE_MILLISECONDS = 50;
const ANSWER_MILLISECONDS = 1000;
const WITH_SILENT_ONES = 256;

/** @param concurrency as the user wants it, kept strictly; null: 32, of which the silent ones are not counted. */
export function openLimits(concurrency: number | null): Limits {
  const counts = { counted: 0, all: 0 };
  const atHost = new Map<string, number>();
  const queues = new Map<object, Waiting[]>();

  const isFull = () => counts.counted >= (concurrency ?? USUAL) || counts.all >= (concurrency ?? WITH_SILENT_ONES);
  const hasRoom = ({ host, isBounded }: Asked) => !isBounded || (atHost.get(host) ?? 0) < PER_HOST;

  const next = (): Waiting | undefined => {
    for (const [asker, queue] of queues) {
      const found = queue.findIndex(hasRoom);
      if (found === -1) continue;
      const [waiting] = queue.splice(found, 1);
      // To the end of the round.
      queues.delete(asker);
      if (queue.length > 0) queues.set(asker, queue);
      return waiting;
    }
    return undefined;
  };

  // Called for every place that is given up, at a host or among all: one more has room then, and never two.
  const serve = () => {
    const waiting = isFull() ? undefined : next();
    waiting?.admit(occupy(waiting.host));
  };

  const occupy = (host: string): Place => {
    counts.counted += 1;
    counts.all += 1;
    atHost.set(host, (atHost.get(host) ?? 0) + 1);
    let isCounted = true;
    const uncount = () => {
      if (isCounted) counts.counted -= 1;
      isCounted = false;
    };
    const parkAfter = (milliseconds: number) => {
      if (concurrency !== null) return undefined;
      return setTimeout(() => {
        uncount();
        serve();
      }, milliseconds);
    };
    let timer = parkAfter(SILENCE_MILLISECONDS);
    return {
      answered() {
        clearTimeout(timer);
        timer = parkAfter(ANSWER_MILLISECONDS);
      },
      leave() {
        clearTimeout(timer);
        uncount();
        counts.all -= 1;
        const left = (atHost.get(host) ?? 0) - 1;
        if (left > 0) atHost.set(host, left);
        else atHost.delete(host);
        serve();
      },
    };
  };

  async function enter(asker: object, url: URL, { life, ended }: Bounds): Promise<Place> {
    const fallen = life.fallen();
    if (fallen !== undefined) throw ended(fallen.reason);
    const asked: Asked = { host: url.host, isBounded: !isLoopback(url.hostname) };
    // Whoever waits has no room now; only the newcomer may have.
    if (!isFull() && hasRoom(asked)) return occupy(asked.host);
    return new Promise((resolve, reject) => {
      const queue = queues.get(asker) ?? [];
      queues.set(asker, queue);
      const stopListening = life.onEnd((reason) => {
        stopListening();
        queue.splice(queue.indexOf(waiting), 1);
        if (queue.length === 0) queues.delete(asker);
        reject(ended(reason));
      });
      const waiting: Waiting = {
        ...asked,
        admit(place) {
          stopListening();
          resolve(place);
        },
      };
      queue.push(waiting);
    });
  }

  return { enter };
}

interface Asked {
  readonly host: string;
  /** There is a limit for its host. */
  readonly isBounded: boolean;
}

interface Waiting extends Asked {
  admit(place: Place): void;
}
