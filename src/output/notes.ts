/** What the reader must know besides the numbers, each with what to do about it. */
import type { Report, SourceOutcome, Warning } from '../types.js';
import { again, failedEndpoints, sourceWords, type Wording } from './outcome-words.js';

export interface Note {
  readonly text: string;
  /** What to do; null: nothing. */
  readonly next: string | null;
}

const MOST_WARNINGS = 8;

export function notes(report: Report, wording: Wording): readonly Note[] {
  const failures = report.sources.flatMap((outcome) => [...failure(outcome, wording), ...endpointFailures(outcome)]);
  const told = new Set(report.sources.map(({ name, error }) => `${name}\n${error?.message}`));
  const warnings = report.warnings.filter(({ source, message }) => !told.has(`${source}\n${message}`));
  const more = warnings.length - MOST_WARNINGS;
  return [
    ...failures,
    ...warnings.slice(0, MOST_WARNINGS).map(warningNote),
    ...(more > 0 ? [{ text: `${more} more warnings.`, next: 'see them all with --format json' }] : []),
  ];
}

const EXIT_CODES: ReadonlyMap<number, Note> = new Map([
  [1, { text: 'Exit code 1: no source answered.', next: 'socialrank sources check' }],
  [3, { text: 'Exit code 3: a --fail-on condition holds.', next: null }],
  [4, { text: 'Exit code 4: the result is partial.', next: '--allow-partial makes it 0' }],
  [
    5,
    {
      text: 'Exit code 5: a source that was named needs a key, and nothing else answered.',
      next: 'socialrank sources',
    },
  ],
]);

/** Null where all is well. */
export function exitNote({ exitCode }: Report): Note | null {
  if (exitCode === 0) return null;
  return EXIT_CODES.get(exitCode) ?? { text: `Exit code ${exitCode}.`, next: 'socialrank help exit-codes' };
}

function failure(outcome: SourceOutcome, wording: Wording): readonly Note[] {
  const { name, status, error } = outcome;
  if (error === null || (status !== 'failed' && status !== 'partial')) return [];
  const verb = status === 'failed' ? 'failed' : 'answered in part';
  const without = status === 'failed' ? 'The counts are without it.' : 'The counts hold what it gave.';
  const failed = failedEndpoints(outcome);
  // Why the first of several did is told of it by itself.
  if (failed !== '') return [{ text: `${sourceWords(name)} ${verb}: ${failed}. ${without}`, next: null }];
  return [
    {
      text: `${sourceWords(name)} ${verb}: ${error.message} (${error.code})${again(error.retryAt, wording)}. ${without}`,
      next: error.hint,
    },
  ];
}

const MOST_ENDPOINTS = 3;

function endpointFailures({ name, endpoints = [] }: SourceOutcome): readonly Note[] {
  // The failure of the only one is that of the source, and told as such.
  if (endpoints.length < 2) return [];
  const failed = endpoints.flatMap(({ url, error }) => (error === null ? [] : [{ url, error }]));
  const told = failed.slice(0, MOST_ENDPOINTS).map(({ url, error }) => ({
    text: `${name}: ${url} failed: ${error.message}.`,
    next: error.hint,
  }));
  const more = failed.length - MOST_ENDPOINTS;
  return more > 0 ? [...told, { text: `${name}: ${more} more failed.`, next: 'see them with --format json' }] : told;
}

function warningNote({ source, message }: Warning): Note {
  return { text: `${source === null ? '' : `${sourceWords(source)}: `}${message}`, next: null };
}
