/** How many requests may be under way: in all, and at one host. */

/** A request's place among those under way. */
export interface Place {
  /** The first of the answer is here. */
  answered(): void;
  leave(): void;
}

export interface Limits {
  /** Places go in turn to each asker, and to one asker's requests in the order in which they came. */
  enter(asker: object, url: URL, signal: AbortSignal): Promise<Place>;
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
  const hasRoom = ({ url }: Waiting) => isLoopback(url.hostname) || (atHost.get(url.host) ?? 0) < PER_HOST;

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

  const serve = () => {
    while (!isFull()) {
      const waiting = next();
      if (waiting === undefined) return;
      waiting.admit(occupy(waiting.url.host));
    }
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

  return {
    enter: (asker, url, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason as Error);
        const queue = queues.get(asker) ?? [];
        queues.set(asker, queue);
        const giveUp = () => {
          queue.splice(queue.indexOf(waiting), 1);
          if (queue.length === 0 && queues.get(asker) === queue) queues.delete(asker);
          reject(signal.reason as Error);
        };
        const waiting: Waiting = {
          url,
          admit(place) {
            signal.removeEventListener('abort', giveUp);
            resolve(place);
          },
        };
        signal.addEventListener('abort', giveUp, { once: true });
        queue.push(waiting);
        serve();
      }),
  };
}

interface Waiting {
  readonly url: URL;
  admit(place: Place): void;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}
