/** What parts the cells of a table, told from its first line. */

export interface Dialect {
  readonly delimiter: string;
  /** The line says this and nothing else: it is not the header. */
  readonly isNote: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'];
// Where a table has one column, nothing parts it.
const NONE = '\x1f';

/** @param ending of the file's name: where it says TSV, a tab wins. Null: the line is blank */
export function dialectOf(line: string, ending: string): Dialect | null {
  if (line.trim() === '') return null;
  // Excel writes and reads it.
  const told = /^"?sep=(.)"?\s*$/.exec(line)?.[1];
  if (told !== undefined) return { delimiter: told, isNote: true };
  const bare = line.replace(/"[^"]*"/g, '');
  const times = (delimiter: string) => bare.split(delimiter).length - 1;
  if (/^\.(?:tsv|tab)$/.test(ending) && times('\t') > 0) return { delimiter: '\t', isNote: false };
  const [first = ','] = DELIMITERS.toSorted((a, b) => times(b) - times(a));
  return { delimiter: times(first) > 0 ? first : NONE, isNote: false };
}
