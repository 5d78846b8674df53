/** The notes for readers of many reports; a note that several brands share is written once. */
import type { Report } from '../../types.js';
import type { Note } from '../words/note.js';
import { exitNote, notes } from '../words/notes.js';
import { plural } from '../words/number-words.js';
import { wordingOf } from '../words/outcome-words.js';
import type { Signs } from '../words/signs.js';
import { skippedWords } from '../words/skipped-words.js';

const MOST_NOTES = 12;
const MOST_NAMES = 3;

/** @param exitCode of the run */
export function brandNotes(reports: readonly Report[], exitCode: number, signs: Signs): readonly Note[] {
  const said = new Map<string, { readonly note: Note; readonly brands: string[] }>();
  for (const report of reports) {
    for (const note of notes(report, wordingOf(report, signs))) {
      const key = JSON.stringify(note);
      const known = said.get(key) ?? { note, brands: [] };
      if (known.brands.at(-1) !== report.query.brand) known.brands.push(report.query.brand);
      said.set(key, known);
    }
  }
  const all = [...said.values()].map(({ note, brands }) => ({
    ...note,
    text: brands.length === reports.length ? note.text : `${namesOf(brands)}: ${note.text}`,
  }));
  const more = all.length - MOST_NOTES;
  const worst = reports.find((report) => report.exitCode === exitCode);
  const exit = worst === undefined ? null : exitNote(worst);
  return [
    ...all.slice(0, MOST_NOTES),
    ...(more > 0 ? [{ text: `${plural(more, 'more note')}.`, next: 'see them all with --format json' }] : []),
    ...(exit === null ? [] : [exit]),
  ];
}

/** Lists the skipped sources, which are the same for all brands unless the query decides. */
export function brandsSkipped(reports: readonly Report[]): readonly string[] {
  return [...new Set(reports.flatMap(skippedWords))];
}

function namesOf(brands: readonly string[]): string {
  const more = brands.length - MOST_NAMES;
  return brands.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
