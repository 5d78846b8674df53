/** Formats numbers about a history, and asks for confirmation. */
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/screen/safe-text.js';
import { grouped, plural } from '../../output/words/number-words.js';
import { type Io, write } from '../io/io.js';
import { ask } from '../io/prompt.js';

/** Formats a size, such as `1.2 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  if (bytes < 1_000_000) return `${grouped(Math.round(bytes / 1000))} kB`;
  return `${grouped(Math.round(bytes / 100_000) / 10)} MB`;
}

export async function printJson(io: Io, value: object): Promise<number> {
  await write(io.stdout, `${JSON.stringify(value, null, 2)}\n`);
  return 0;
}

interface Asking {
  /** Whether the user agreed in advance (`--yes`). */
  readonly isYes: boolean;
  readonly signal: AbortSignal;
}

/** Asks before an irreversible action. @throws UsageError if stdin is not a terminal; the reason of `signal` */
export async function isAgreed(io: Io, question: string, { isYes, signal }: Asking): Promise<boolean> {
  if (isYes) return true;
  if (io.stdin.isTTY !== true)
    throw new UsageError(`nobody can be asked "${safeText(question)}"`, { hint: 'to agree, give --yes' });
  return /^y(?:es)?$/i.test(await ask(io, `${safeText(question)} [y/N] `, false, signal));
}
