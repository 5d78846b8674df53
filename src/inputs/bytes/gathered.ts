/** Reads as much of a stream as is needed to recognize it, and replays it as if nothing had been read. */

interface Gathered {
  /** What was read: until `isEnough`, or the whole stream. */
  readonly head: Buffer;
  /** The error that ended the stream after the head; null if there was none. */
  readonly failure: Failure | null;
  /** The whole stream including the head, then the failure if there is one. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** Error thrown by a stream. */
export interface Failure {
  readonly error: unknown;
}

/**
 * @param isEnough called whenever the head has grown by a line or doubled in size, so that the calls stay cheap
 * @throws the error of the stream if nothing came before it
 */
export async function gathered(chunks: AsyncIterator<Buffer>, isEnough: (head: Buffer) => boolean): Promise<Gathered> {
  const pieces: Buffer[] = [];
  let size = 0;
  let asked = 0;
  let failure: Failure | null = null;
  let head: Buffer = Buffer.alloc(0);
  for (;;) {
    const step = await chunks.next().catch((error: unknown) => {
      if (size === 0) throw error;
      failure = { error };
      return { done: true, value: undefined } as const;
    });
    if (step.done === true) break;
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
  return { head, failure, chunks: joined(pieces, failure, chunks) };
}

const LINE_FEED = 10;

async function* joined(pieces: Buffer[], failure: Failure | null, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) yield piece;
  if (failure !== null) throw failure.error;
  yield* { [Symbol.asyncIterator]: () => rest };
}
