/** Limits the number of concurrent requests, in total and per host. */

import type { Bounds } from './lifetime.js';
import { isLoopback } from './place.js';

/** A slot for one request. */
export interface Place {
  /** To be called when the headers of the answer arrive. */
  answered(): void;
  leave(): void;
}

export interface Limits {
  /**
   * Waits for a slot. Slots are given round-robin among askers, and in order of arrival among the requests of one
   * asker. The caller must release the slot with `leave`.
   * @throws the error of the bounds, if they end the wait
   */
  enter(asker: object, url: URL, bounds: Bounds): Promise<Place>;
}

const USUAL = 32;
const PER_HOST = 6;
// Unless the user sets a limit, requests to slow hosts do not hold up others: waiting costs next to nothing.
const SILENCE_MILLISECONDS = 50;
const ANSWER_MILLISECONDS = 1000;
const WITH_SILENT_ONES = 256;

/** @param concurrency strict limit set by the user; null: 32, not counting requests whose host is slow to answer */
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
      // Move the asker to the end of the round.
      queues.delete(asker);
      if (queue.length > 0) queues.set(asker, queue);
      return waiting;
    }
    return undefined;
  };

  // Called whenever one slot is freed, in total or at a host, which makes room for at most one more request.
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
    // No queued request can start now, or it would have been started already; only the new one may fit.
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
  /** Whether the limit per host applies. */
  readonly isBounded: boolean;
}

interface Waiting extends Asked {
  admit(place: Place): void;
}
