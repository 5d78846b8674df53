/**
 * Notes on which sources failed, why, and what to do about it. A cause that affects many, such as a lost connection, is
 * reported once.
 */
import type { SourceOutcome } from '../../types.js';
import type { Note } from './note.js';
import { again, failedEndpoints, sourceWords, type Wording } from './outcome-words.js';

const MOST_ENDPOINTS = 3;
/** Up to this number, sources that failed in the same way are reported one by one. */
const MOST_ONE_BY_ONE = 2;
const MOST_NAMES = 12;

export function failureNotes(outcomes: readonly SourceOutcome[], wording: Wording): readonly Note[] {
  const groups = new Map<string, SourceOutcome[]>();
  for (const outcome of outcomes) {
    const key = likeness(outcome);
    const known = key === null ? undefined : groups.get(key);
    if (known === undefined) groups.set(key ?? outcome.name, [outcome]);
    else known.push(outcome);
  }
  return [...groups.values()].flatMap((alike) =>
    alike.length > MOST_ONE_BY_ONE
      ? together(alike, wording)
      : alike.flatMap((outcome) => [...failure(outcome, wording), ...endpointFailures(outcome)]),
  );
}

/**
 * Returns the same key for sources that failed in the same way, whichever their host; null if a source did not fail, or
 * has several endpoints.
 */
function likeness(outcome: SourceOutcome): string | null {
  const { status, error, endpoints = [] } = outcome;
  if (status !== 'failed' || error === null || endpoints.length > 1) return null;
  const what = error.message.replace(/^\S+\.\S+ /, '');
  return JSON.stringify([error.code, what, error.hint, error.retryAt]);
}

function together([first, ...others]: readonly SourceOutcome[], wording: Wording): readonly Note[] {
  const names = others.map(({ name }) => sourceWords(name));
  const more = names.length - MOST_NAMES;
  const last = more > 0 ? `${more} more` : names.pop();
  return failure(first!, wording, {
    also: `; likewise ${names.slice(0, MOST_NAMES).join(', ')} and ${last}`,
    without: 'They are missing from the counts.',
  });
}

function failure(
  outcome: SourceOutcome,
  wording: Wording,
  { also = '', without = 'It is missing from the counts.' } = {},
): readonly Note[] {
  const { name, status, error } = outcome;
  if (error === null || (status !== 'failed' && status !== 'partial')) return [];
  const verb = status === 'failed' ? 'failed' : 'answered only partly';
  const counts = status === 'failed' ? without : 'What it returned is counted.';
  const failed = failedEndpoints(outcome);
  // The reason for each failed endpoint has its own note.
  if (failed !== '') return [{ text: `${sourceWords(name)} ${verb}: ${failed}. ${counts}`, next: null }];
  return [
    {
      text: `${sourceWords(name)} ${verb}: ${error.message} (${error.code})${again(error.retryAt, wording)}${also}. ${counts}`,
      next: error.hint,
    },
  ];
}

function endpointFailures({ name, endpoints = [] }: SourceOutcome): readonly Note[] {
  // The failure of the only endpoint is that of the source, and is reported as such.
  if (endpoints.length < 2) return [];
  const failed = endpoints.flatMap(({ url, error }) => (error === null ? [] : [{ url, error }]));
  const told = failed.slice(0, MOST_ENDPOINTS).map(({ url, error }) => ({
    text: `${name}: ${url} failed: ${error.message}.`,
    next: error.hint,
  }));
  const more = failed.length - MOST_ENDPOINTS;
  return more > 0 ? [...told, { text: `${name}: ${more} more failed.`, next: 'see them with --format json' }] : told;
}
