/** Wraps labels and values to the terminal's width; the terminal itself would break words and lose the indentation. */

/** Minimum width for a value beside its label; if there is less, its continuation lines begin further left. */
const NARROW = 24;

/**
 * Breaks lines that are too long at spaces and continues them below the start of their last column. Words longer than
 * that, such as addresses, are not broken, so that they can be copied.
 * @param columns width of the terminal; undefined if it is not a terminal, which leaves the text unchanged
 */
export function laidOut(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => (line.length <= columns ? [line] : broken(line, columns)))
    .join('\n');
}

/**
 * Joins the lines of an entry that continue below the start of its last column, so that text laid out for a wider
 * screen can be laid out again.
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

/** A line indented by no more than this is a separate entry. */
const LABEL = 4;

/** Offset at which the text of the last column begins. Columns are separated by two spaces or more. */
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
