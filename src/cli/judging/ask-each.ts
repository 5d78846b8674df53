/** Asks the user at a terminal about one mention after another: one key per answer, and a way back. */
import type { Judgements } from '../../core/judging/query-test.js';
import { untilAborted } from '../../scan/asking/until-aborted.js';
import type { Mention } from '../../types.js';
import { Interrupted } from '../exit-codes.js';
import { type Io, tell } from '../io/io.js';
import { type CardOptions, judgingCard } from './mention-card.js';

export interface Asked extends CardOptions {
  readonly sample: readonly Mention[];
  readonly signal: AbortSignal;
  /** Earlier judgements: those mentions are not asked about again. */
  readonly known: Judgements;
  /** Called after each answer, so that none is lost. */
  onAnswer(mention: Mention, relevant: boolean | null): void;
}

type Key = 'yes' | 'no' | 'skip' | 'back' | 'quit' | 'interrupt';

/** @returns earlier and new judgements. @throws the reason of `signal`; Interrupted on Ctrl-C */
export async function askEach(asked: Asked): Promise<Judgements> {
  const { io, sample } = asked;
  const judgements = new Map(asked.known);
  const open = sample.filter(({ id }) => !judgements.has(id));
  if (open.length === 0) return judgements;
  const card = await judgingCard(asked);
  const keys = keyboard(io);
  try {
    await tell(io, card.welcome(open.length, sample.length - open.length));
    for (let place = 0; place < open.length; ) {
      const mention = open[place]!;
      await tell(io, card.question(mention, place, open.length, judgements));
      const key = await untilAborted(keys.next, asked.signal);
      if (key === 'interrupt') throw new Interrupted('SIGINT');
      if (key === 'quit') break;
      await tell(io, card.answer(key));
      if (key === 'back') {
        place = Math.max(0, place - 1);
        continue;
      }
      const relevant = key === 'skip' ? null : key === 'yes';
      judgements.set(mention.id, relevant);
      asked.onAnswer(mention, relevant);
      place += 1;
    }
    return judgements;
  } finally {
    keys.close();
    await tell(io, '\n');
  }
}

const KEYS: ReadonlyMap<string, Key> = new Map<string, Key>([
  ['y', 'yes'],
  ['n', 'no'],
  ['s', 'skip'],
  [' ', 'skip'],
  ['\u001b[C', 'skip'],
  ['b', 'back'],
  ['\u001b[D', 'back'],
  ['\u007f', 'back'],
  ['\b', 'back'],
  ['q', 'quit'],
  ['\u0004', 'quit'],
  ['\u0003', 'interrupt'],
]);

/** An arrow key is a whole escape sequence. */
const KEY = /\u001b\[[A-D]|[^\u001b]/gu;

interface Keyboard {
  next(): Promise<Key>;
  close(): void;
}

/** Reads single keys without echo while it is open; keys typed ahead are queued. */
function keyboard({ stdin }: Io): Keyboard {
  const raw = stdin as Io['stdin'] & { setRawMode?(isRaw: boolean): void };
  const typed: Key[] = [];
  let waiting: ((key: Key) => void) | null = null;
  const press = (key: Key) => {
    if (waiting === null) typed.push(key);
    else waiting(key);
    waiting = null;
  };
  const hear = (chunk: unknown) => {
    for (const [letter] of String(chunk).matchAll(KEY)) {
      const key = KEYS.get(letter.toLowerCase()) ?? KEYS.get(letter);
      if (key !== undefined) press(key);
    }
  };
  // The input has ended: no more keys will come.
  const end = () => press('quit');
  raw.setRawMode?.(true);
  stdin.on('data', hear).on('end', end);
  return {
    next: () =>
      new Promise((resolve) => {
        const key = typed.shift();
        if (key === undefined) waiting = resolve;
        else resolve(key);
      }),
    close() {
      stdin.off('data', hear).off('end', end);
      raw.setRawMode?.(false);
      stdin.pause();
    },
  };
}
