/** The notes that readers need besides the numbers, each with what to do about it. */
import type { Report, Warning } from '../../types.js';
import { failureNotes } from './failure-notes.js';
import type { Note } from './note.js';
import { plural } from './number-words.js';
import { sourceWords, type Wording } from './outcome-words.js';

const MOST_WARNINGS = 8;

export function notes(report: Report, wording: Wording): readonly Note[] {
  const told = new Set(report.sources.map(({ name, error }) => `${name}\n${error?.message}`));
  const warnings = report.warnings.filter(({ source, message }) => !told.has(`${source}\n${message}`));
  const more = warnings.length - MOST_WARNINGS;
  return [
    ...failureNotes(report.sources, wording),
    ...warnings.slice(0, MOST_WARNINGS).map(warningNote),
    ...(more > 0 ? [{ text: `${plural(more, 'more warning')}.`, next: 'see them all with --format json' }] : []),
  ];
}

const EXIT_CODES: ReadonlyMap<number, Note> = new Map([
  [1, { text: 'Exit code 1: no source answered.', next: 'socialrank sources check' }],
  [3, { text: 'Exit code 3: a --fail-on condition is true.', next: null }],
  [4, { text: 'Exit code 4: the result is partial.', next: '--allow-partial makes it 0' }],
  [
    5,
    {
      text: 'Exit code 5: a source that was named needs a key, and nothing else answered.',
      next: 'socialrank sources',
    },
  ],
]);

/** Returns null for exit code 0. */
export function exitNote({ exitCode }: Report): Note | null {
  if (exitCode === 0) return null;
  return EXIT_CODES.get(exitCode) ?? { text: `Exit code ${exitCode}.`, next: 'socialrank help exit-codes' };
}

function warningNote({ source, message }: Warning): Note {
  return { text: `${source === null ? '' : `${sourceWords(source)}: `}${message}`, next: null };
}
