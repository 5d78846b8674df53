/** Limits on what judging may cost: requests per run, and requests and tokens per UTC day over all runs. */
import type { Cache } from '../../sources/source.js';
import type { HttpLimits } from './settings.js';

export interface Budget {
  /** Counts one request. Resolves to the reason why it must not be made, or null if it may be made. */
  take(): Promise<string | null>;
  /** Records how many tokens a request used. */
  spent(tokens: number): Promise<void>;
}

interface Day {
  readonly day: string;
  readonly requests: number;
  readonly tokens: number;
}

const KEY = 'spent';

/** Written to disk on every change, so that what an interrupted run has spent still counts. */
export function openBudget(limits: HttpLimits, cache: Cache, now: () => Date): Budget {
  let run = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(() => cache.alone?.(KEY, work) ?? work());
    turn = done.catch(() => {});
    return done;
  };
  const today = async (): Promise<Day> => {
    const day = now().toISOString().slice(0, 10);
    const [, counted, requests, tokens] =
      /^(\d{4}-\d\d-\d\d) (\d{1,12}) (\d{1,15})$/.exec((await cache.get(KEY)) ?? '') ?? [];
    return counted === day
      ? { day, requests: Number(requests), tokens: Number(tokens) }
      : { day, requests: 0, tokens: 0 };
  };
  const keep = ({ day, requests, tokens }: Day) => cache.set(KEY, `${day} ${requests} ${tokens}`);
  return {
    take: () =>
      oneByOne(async () => {
        const { day, requests, tokens } = await today();
        if (run >= limits.runRequests)
          return `a run makes ${limits.runRequests} requests at most (engines.http.runRequests)`;
        if (requests >= limits.dayRequests)
          return `${limits.dayRequests} requests were made on ${day} (engines.http.dayRequests)`;
        if (tokens >= limits.dayTokens)
          return `${limits.dayTokens} tokens were used on ${day} (engines.http.dayTokens)`;
        run += 1;
        await keep({ day, requests: requests + 1, tokens });
        return null;
      }),
    spent: (tokens) =>
      oneByOne(async () => {
        const known = await today();
        await keep({ ...known, tokens: known.tokens + tokens });
      }),
  };
}
