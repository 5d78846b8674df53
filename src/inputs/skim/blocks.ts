/**
 * Yields the blocks of a file in order, skimmed by workers, or by this thread whenever the next block is not ready yet.
 * Workers return numbers and bytes in memory that is transferred: passing objects would take longer than creating them.
 */
import { closeSync, openSync } from 'node:fs';
import { SourceError } from '../../errors.js';
import { type Block, blockReader, type Range } from './block.js';
import type { Lesson } from './plan.js';
import type { Skimmer } from './skimmer.js';

/** A worker thread that skims blocks of the same file. */
export interface Hand {
  /** @param lessons those learned since the previous call */
  skim(range: Range, lessons: readonly Lesson[]): Promise<Block>;
  close(): void;
}

export interface Archive {
  readonly path: string;
  /** File offset at which its lines begin. */
  readonly from: number;
  readonly to: number;
  readonly skimmer: Skimmer;
  readonly hands: readonly Hand[];
  /** Maximum size of a block. */
  readonly blockBytes?: number;
}

const BLOCK_BYTES = 1024 * 1024;
/** Size of the first block. Small, as all of its lines are parsed, which is how layouts are learned. */
const FIRST_BYTES = 4 * 1024;
/**
 * Blocks requested from a worker in advance, which keep it busy while this thread handles a block with many matches.
 */
const ASKED_AHEAD = 8;

/**
 * Yields all blocks, and always closes the workers in the end.
 * @throws SourceError if the file cannot be read
 */
export async function* blocks(archive: Archive): AsyncGenerator<Block> {
  try {
    yield* blocksOf(archive);
  } finally {
    for (const hand of archive.hands) hand.close();
  }
}

async function* blocksOf({ path, from, to, skimmer, hands, blockBytes }: Archive): AsyncGenerator<Block> {
  const descriptor = readable(() => openSync(path, 'r'));
  try {
    const read = blockReader(descriptor, skimmer);
    const most = blockBytes ?? BLOCK_BYTES;
    let size = Math.min(FIRST_BYTES, most);
    let at = from;
    const next = (): Range => {
      const range = { from: at, to: Math.min(at + size, to) };
      at = range.to;
      return range;
    };
    const own = (): Block => {
      const isFirst = at === from;
      return readable(() => read(next(), isFirst));
    };
    do {
      yield own();
      size = Math.min(4 * size, most);
    } while (at < to && size < most);
    yield* shared({ hands, skimmer, own, next, isLeft: () => at < to });
  } finally {
    closeSync(descriptor);
  }
}

interface Shared {
  readonly hands: readonly Hand[];
  readonly skimmer: Skimmer;
  own(): Block;
  next(): Range;
  isLeft(): boolean;
}

interface Asked {
  done: Block | null;
  readonly block: Promise<Block>;
}

async function* shared({ hands, skimmer, own, next, isLeft }: Shared): AsyncGenerator<Block> {
  /** Requested blocks, in the order of the file. */
  const asked: Asked[] = [];
  const busy = hands.map(() => 0);
  const taught = hands.map(() => 0);
  const ask = (hand: number): void => {
    const lessons = skimmer.lessons.slice(taught[hand]);
    taught[hand] = skimmer.lessons.length;
    busy[hand]! += 1;
    const block = hands[hand]!.skim(next(), lessons);
    const one: Asked = { done: null, block };
    // A failure is thrown when the block's turn comes, not here.
    block.catch(() => {});
    void block.then(
      (done) => {
        one.done = done;
        busy[hand]! -= 1;
      },
      () => {},
    );
    asked.push(one);
  };
  const most = (ASKED_AHEAD + 2) * hands.length;
  for (;;) {
    for (const hand of hands.keys()) {
      while (isLeft() && busy[hand]! < ASKED_AHEAD && asked.length < most) ask(hand);
    }
    const [first] = asked;
    if (first === undefined) {
      if (!isLeft()) return;
      yield own();
    } else if (first.done !== null || !isLeft() || asked.length >= most) {
      asked.shift();
      yield await first.block;
    } else {
      const done = own();
      asked.push({ done, block: Promise.resolve(done) });
    }
    await turn();
  }
}

/** Yields to the event loop, so that messages of workers, timers and signals are handled. */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

/** Turns system errors into SourceErrors about an unreadable file. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : unreadable(error);
  }
}

/** The error for an unreadable file, the same in every thread. */
export function unreadable(cause: unknown): SourceError {
  const code = (cause as { code?: unknown } | null)?.code;
  return new SourceError('unreachable', `it cannot be read${typeof code === 'string' ? ` (${code})` : ''}`, { cause });
}
