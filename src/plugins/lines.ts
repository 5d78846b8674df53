/** Splits the output of an external process into lines of limited length, one batch per chunk. */

export class LineTooLong extends Error {
  override name = 'LineTooLong';
}

const LINE_FEED = 10;

/** @throws LineTooLong if a line exceeds `mostBytes` */
export async function* lines(chunks: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<readonly string[]> {
  let begun: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer) => {
    size += part.length;
    if (size > mostBytes) throw new LineTooLong();
    begun.push(part);
  };
  const ended = (): string => {
    const line = Buffer.concat(begun).toString('utf8');
    begun = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    const batch: string[] = [];
    let at = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, at)) {
      add(chunk.subarray(at, end));
      batch.push(ended());
      at = end + 1;
    }
    if (at < chunk.length) add(chunk.subarray(at));
    if (batch.length > 0) yield batch;
  }
  if (size > 0) yield [ended()];
}
