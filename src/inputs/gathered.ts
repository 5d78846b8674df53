/** Reads as much of a stream as is needed to tell what it is, and hands it on as if nothing had been read. */

interface Gathered {
  /** What was looked at: until it was enough, or all there is. */
  readonly head: Buffer;
  /** There is no more than the head. */
  readonly isAll: boolean;
  /** The whole stream, the head with it. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** @param isEnough asked whenever the head has grown by a line, or to twice its size; so that asking stays cheap */
export async function gathered(chunks: AsyncIterator<Buffer>, isEnough: (head: Buffer) => boolean): Promise<Gathered> {
  const pieces: Buffer[] = [];
  let size = 0;
  let asked = 0;
  let isAll = false;
  let head: Buffer = Buffer.alloc(0);
  for (;;) {
    const step = await chunks.next();
    if (step.done === true) {
      isAll = true;
      break;
    }
    if (step.value.length === 0) continue;
    pieces.push(step.value);
    size += step.value.length;
    if (size < 4096 || size >= 2 * asked || step.value.includes(LINE_FEED)) {
      head = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
      asked = size;
      if (isEnough(head)) break;
    }
  }
  if (asked < size) head = Buffer.concat(pieces);
  return { head, isAll, chunks: joined(pieces, chunks) };
}

const LINE_FEED = 10;

async function* joined(pieces: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) yield piece;
  yield* { [Symbol.asyncIterator]: () => rest };
}
