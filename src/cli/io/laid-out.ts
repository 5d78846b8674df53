/** Text of labels and values in lines of the terminal: a terminal by itself would break words, and begin at its edge. */

/** As wide as a value must be able to stand beside its label: else it begins further left. */
const NARROW = 24;

/**
 * Lines that are too long are broken at spaces and go on below where their last column began. Words that are longer than
 * that, as addresses, stay in one piece, to be copied.
 * @param columns of the terminal; absent: it is none, and nothing is changed
 */
export function laidOut(text: string, columns: number | undefined): string {
  if (columns === undefined) return text;
  return text
    .split('\n')
    .flatMap((line) => (line.length <= columns ? [line] : broken(line, columns)))
    .join('\n');
}

/**
 * The words of an entry in one line, where they go on below where its last column began: what was set for a wider
 * screen is laid out anew.
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

/** What is not further in than that is an entry of its own. */
const LABEL = 4;

/** Where the words of the last column begin. Columns stand apart by two spaces. */
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
