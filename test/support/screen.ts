/** The text on a terminal after all this was written to it; knows only the sequences that live lines use. */
export function screen(written: string): string[] {
  const rows: string[] = [''];
  let [row, column] = [0, 0];
  const put = (text: string) => {
    const line = (rows[row] ?? '').padEnd(column);
    rows[row] = line.slice(0, column) + text + line.slice(column + text.length);
    column += text.length;
  };
  for (const [token, parameter, final] of written.matchAll(/\u001b\[([\d;?]*)([A-Za-z])|[\n\r]|[^\u001b\n\r]+/g)) {
    const count = Number(parameter === undefined || parameter === '' ? 1 : parameter);
    if (token === '\n') [row, column] = [row + 1, 0];
    else if (token === '\r') column = 0;
    else if (final === undefined) put(token);
    else if (final === 'A') row = Math.max(0, row - count);
    else if (final === 'B') row += count;
    else if (final === 'G') column = count - 1;
    else if (final === 'K') rows[row] = parameter === '2' ? '' : (rows[row] ?? '').slice(0, column);
    else if (final === 'J') {
      rows.length = row + 1;
      rows[row] = (rows[row] ?? '').slice(0, column);
    } else if (!/[mhl]/.test(final)) throw new Error(`a sequence that is not understood: ${JSON.stringify(token)}`);
    while (rows.length <= row) rows.push('');
  }
  return rows.map((line) => line.trimEnd());
}
