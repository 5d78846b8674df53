/** Detects the delimiter of a table from its first line. */

export interface Dialect {
  readonly delimiter: string;
  /** The line only declares the delimiter: it is not the header. */
  readonly isNote: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'];
// For tables of one column, which have no delimiter.
const NONE = '\x1f';

/**
 * @param ending extension of the file; for `.tsv` and `.tab`, a tab wins
 * @returns null if the line is blank
 */
export function dialectOf(line: string, ending: string): Dialect | null {
  if (line.trim() === '') return null;
  // Written and read by Excel.
  const told = /^"?sep=(.)"?\s*$/.exec(line)?.[1];
  if (told !== undefined) return { delimiter: told, isNote: true };
  const bare = line.replace(/"[^"]*"/g, '');
  const times = (delimiter: string) => bare.split(delimiter).length - 1;
  if (/^\.(?:tsv|tab)$/.test(ending) && times('\t') > 0) return { delimiter: '\t', isNote: false };
  const [first = ','] = DELIMITERS.toSorted((a, b) => times(b) - times(a));
  return { delimiter: times(first) > 0 ? first : NONE, isNote: false };
}
