/** Coverage: how complete the data behind the other numbers is. */
import type { Mention, Report } from '../../types.js';
import { authorIndex } from './author-index.js';
import { answering, type Observed, publishedTimes } from './observed.js';

/**
 * Shares of the mentions that have an author, a time, a score and a language; `time` is the share of the window that
 * the queried sources observed. A failed source observed nothing; one without a known start of observation is left out.
 */
export function coverage(observed: Observed): Omit<Report['coverage'], 'overlap' | 'unseen'> {
  if (answering(observed).length === 0) {
    return { time: null, author: null, timestamp: null, sentiment: null, language: null };
  }
  const { mentions } = observed;
  const shareOf = (has: (mention: Mention) => boolean) => fraction(count(mentions, has), mentions.length);
  return {
    time: watched(observed),
    author: fraction(authorIndex(observed).known, mentions.length),
    timestamp: fraction(
      count(publishedTimes(mentions), (time) => !Number.isNaN(time)),
      mentions.length,
    ),
    sentiment: shareOf(({ sentiment }) => sentiment.label !== null),
    language: shareOf(({ language }) => language !== null),
  };
}

function watched({ sources, window }: Observed): number | null {
  const [since, until] = [window.since.getTime(), window.until.getTime()];
  const spans = sources
    .filter(({ status, observedFrom }) => status === 'failed' || (status !== 'skipped' && observedFrom !== null))
    .map(({ observedFrom }) =>
      observedFrom === null ? 0 : Math.max(0, until - Math.max(since, observedFrom.getTime())),
    );
  const span = spans.reduce((sum, part) => sum + part, 0);
  return since < until ? fraction(span, spans.length * (until - since)) : null;
}

function count<T>(values: Iterable<T>, has: (value: T) => boolean): number {
  let found = 0;
  for (const value of values) if (has(value)) found++;
  return found;
}

function fraction(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
