/** Records what a source reports besides the items it finds, with secrets removed. */
import type { AnsweredEndpoint } from '../../core/report/outcome.js';
import { SourceError } from '../../errors.js';
import type { SourceContext } from '../../sources/source.js';
import type { Warning } from '../../types.js';
import type { ScanRequest } from '../request.js';
import { oneLine, sourceErrorOf } from './thrown.js';

export interface Observer {
  /** The callbacks passed to the source. */
  readonly context: Pick<SourceContext, 'note' | 'warn' | 'unrecognised' | 'truncated' | 'endpoint'>;
  /** Returns the notes that have not been taken yet. */
  takeNotes(): readonly string[];
  /** Returns a snapshot; later calls by the source do not change it. */
  heard(): Heard;
}

export interface Heard {
  readonly warnings: readonly Omit<Warning, 'source'>[];
  readonly holdsMore: boolean;
  /** Time in milliseconds from which its results are complete; Infinity: at no time; -Infinity: not stated. */
  readonly completeFrom: number;
  readonly endpoints: readonly AnsweredEndpoint[];
}

/** @param title of the source */
export function observing(title: string, { redact, deadline }: Pick<ScanRequest, 'redact' | 'deadline'>): Observer {
  const notes: string[] = [];
  const warnings = new Map<string, Omit<Warning, 'source'>>();
  const endpoints = new Map<string, AnsweredEndpoint>();
  let [holdsMore, completeFrom, strangers] = [false, Number.NEGATIVE_INFINITY, 0];
  const warn = (code: string, message: string) => {
    const warning = { code: oneLine(code, redact), message: oneLine(message, redact) };
    // A source may repeat the same warning for every page.
    warnings.set(`${warning.code} ${warning.message}`, warning);
  };
  return {
    context: {
      note: (message) => void notes.push(oneLine(message, redact)),
      warn,
      unrecognised(count) {
        strangers += count;
      },
      truncated(reason, since) {
        holdsMore = true;
        if (since !== undefined) completeFrom = Math.max(completeFrom, timeOf(since));
        warn('truncated', reason);
      },
      endpoint({ url, error = null }) {
        // An endpoint that is cut off at the deadline has not answered, whatever it reports itself.
        const ended = error ?? (deadline.aborted ? deadlineError() : null);
        endpoints.set(url, {
          endpoint: url,
          url: oneLine(url, redact),
          error: ended === null ? null : sourceErrorOf(ended, title, redact),
        });
      },
    },
    takeNotes: () => notes.splice(0),
    heard: () => ({
      warnings: [...warnings.values(), ...(strangers > 0 ? [unrecognised(strangers)] : [])],
      holdsMore,
      completeFrom,
      endpoints: [...endpoints.values()],
    }),
  };
}

/** An invalid or missing date means that the results are complete at no time. */
function timeOf(since: Date | null): number {
  const at = since instanceof Date ? since.getTime() : Number.NaN;
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}

function unrecognised(count: number): Omit<Warning, 'source'> {
  const things = count === 1 ? '1 thing' : `${count} things`;
  return { code: 'unrecognised', message: `${things} in its answers could not be recognised: left out` };
}

export function deadlineError(): SourceError {
  return new SourceError('timeout', "cut off by the run's deadline", { hint: 'allow more time with --deadline' });
}
