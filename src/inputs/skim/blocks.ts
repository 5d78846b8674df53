/**
 * The blocks of a file in their order, whoever skimmed them: this thread, which takes one whenever the next is not there
 * yet, or its workers. They hand back numbers and bytes in memory that changes hands: objects would take longer to pass
 * than to make.
 */
import { closeSync, openSync } from 'node:fs';
import { SourceError } from '../../errors.js';
import { type Block, blockReader, type Range } from './block.js';
import type { Lesson } from './plan.js';
import type { Skimmer } from './skimmer.js';

/** A thread that skims blocks of the same file. */
export interface Hand {
  /** @param lessons what was learned since it was asked last */
  skim(range: Range, lessons: readonly Lesson[]): Promise<Block>;
  close(): void;
}

export interface Archive {
  readonly path: string;
  /** Where its lines begin. */
  readonly from: number;
  readonly to: number;
  readonly skimmer: Skimmer;
  readonly hands: readonly Hand[];
  /** At most. */
  readonly blockBytes?: number;
}

const BLOCK_BYTES = 1024 * 1024;
/** Every line of the first is read, and tells of its like. */
const FIRST_BYTES = 4 * 1024;
/** Of one hand: it has something to do while this thread is busy with a block in which much is said. */
const ASKED_AHEAD = 8;

/** The hands are let go however it ends. @throws SourceError where the file cannot be read */
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
  /** In the order of the file. */
  const asked: Asked[] = [];
  const busy = hands.map(() => 0);
  const taught = hands.map(() => 0);
  const ask = (hand: number): void => {
    const lessons = skimmer.lessons.slice(taught[hand]);
    taught[hand] = skimmer.lessons.length;
    busy[hand]! += 1;
    const block = hands[hand]!.skim(next(), lessons);
    const one: Asked = { done: null, block };
    // A failure is thrown where its turn has come.
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

/** Messages of others, timers and signals get theirs. */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

/** What the system refuses is said as of a file that cannot be read. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : unreadable(error);
  }
}

/** What a file that cannot be read says, in every thread. */
export function unreadable(cause: unknown): SourceError {
  const code = (cause as { code?: unknown } | null)?.code;
  return new SourceError('unreachable', `it cannot be read${typeof code === 'string' ? ` (${code})` : ''}`, { cause });
}
