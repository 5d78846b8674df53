/** Changes of the measure itself, across which numbers are not comparable. */
import type { StoredRun } from '../../store/store.js';
import type { History } from '../../types.js';

type Break = History['breaks'][number];

const MEASURES: readonly (readonly [kind: Break['kind'], of: (run: StoredRun) => string])[] = [
  ['engine', ({ engine }) => engine],
  ['expression', ({ expression }) => expression],
  ['formula', ({ formula }) => formula],
  ['limit', ({ limit }) => String(limit)],
];

/** @param runs oldest first; failed runs measured nothing and are skipped */
export function breaksOf(runs: readonly StoredRun[]): Break[] {
  const answered = runs.filter(({ status }) => status !== 'failed');
  return answered.slice(1).flatMap((run, place) =>
    MEASURES.flatMap(([kind, of]): Break[] => {
      const [from, to] = [of(answered[place]!), of(run)];
      return from === to ? [] : [{ at: run.asOf, kind, from, to }];
    }),
  );
}
