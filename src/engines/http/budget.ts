/** What judging may cost: requests a run, requests and tokens a day (UTC) over all runs. */
import type { Cache } from '../../sources/source.js';
import type { HttpLimits } from './settings.js';

export interface Budget {
  /** Why there is to be no further request; null: there may be one, and it is counted. */
  take(): Promise<string | null>;
  /** What the request came to. */
  spent(tokens: number): Promise<void>;
}

interface Day {
  readonly day: string;
  readonly requests: number;
  readonly tokens: number;
}

const KEY = 'spent';

/** Kept on disk after every answer: a run that is ended in the middle has spent what it spent. */
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
