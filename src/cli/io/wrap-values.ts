/** Wraps labels and values to a terminal, which by itself would break inside words and continue at its edge. */

/** Minimum width of the last column; if less remains, continuation lines start further left. */
const NARROW = 24;

/**
 * Breaks long lines at spaces and continues them below the start of their last column. Words that are longer than that,
 * such as URLs, stay in one piece so that they can be copied.
 * @param columns width of the terminal; undefined if there is none, and the text is returned unchanged
 */
export function wrapValues(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => (line.length <= columns ? [line] : broken(line, columns)))
    .join('\n');
}

/**
 * Joins each entry into one line, with the lines that continue it below the start of its last column, so that text
 * wrapped for a wider screen can be wrapped again.
 */
export function unbroken(text: string): string {
  const joined: string[] = [];
  for (const line of text.split('\n')) {
    const above = joined.at(-1);
    const begins = line.search(/\S/);
    const goesOn = above !== undefined && begins > 0 && begins === columnOf(above) && columnOf(line) === begins;
    if (goesOn && begins > LABEL) joined.push(`${joined.pop()} ${line.trim()}`);
    else joined.push(line);
  }
  return joined.join('\n');
}

/** Largest indent of a line that starts an entry of its own. */
const LABEL = 4;

/** Index at which the last column starts. Columns are separated by two or more spaces. */
function columnOf(line: string): number {
  const indent = Math.max(0, line.search(/\S/));
  const gap = /^.{0,40}\S {2,}(?=\S)/.exec(line);
  return gap === null ? indent : gap[0].length;
}

function broken(line: string, columns: number): readonly string[] {
  const column = columnOf(line);
  const indent = ' '.repeat(columns - column >= NARROW ? column : Math.min(4, column));
  const lines: string[] = [];
  let current = line.slice(0, column);
  for (const word of line.slice(column).split(' ')) {
    const isFirst = current.trim() === '' || (lines.length === 0 && current.length === column);
    const next = isFirst ? `${current}${word}` : `${current} ${word}`;
    if (isFirst || next.length <= columns) current = next;
    else {
      lines.push(current);
      current = `${indent}${word}`;
    }
  }
  return [...lines, current];
}
