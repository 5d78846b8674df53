/** Reads as much of a stream as is needed to tell what it is, and hands it on as if nothing had been read. */

interface Gathered {
  /** What was looked at: until it was enough, or all there is. */
  readonly head: Buffer;
  /** Why there is no more of it than the head; null: there may be, or it is all. */
  readonly failure: Failure | null;
  /** The whole stream, the head with it, and the failure behind that. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** What a stream threw. */
export interface Failure {
  readonly error: unknown;
}

/**
 * @param isEnough asked whenever the head has grown by a line, or to twice its size; so that asking stays cheap
 * @throws what the stream throws where nothing came before
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
