/** Sizes, JSON and confirmations for commands on the history. */
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/screen/safe-text.js';
import { grouped, plural } from '../../output/words/number-words.js';
import type { Io } from '../io/io.js';
import { ask } from '../io/prompt.js';

/** Formats a size, such as `1.2 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte');
  if (bytes < 1_000_000) return `${grouped(Math.round(bytes / 1000))} kB`;
  return `${grouped(Math.round(bytes / 100_000) / 10)} MB`;
}

interface Asking {
  /** Whether the user has already confirmed (`--yes`). */
  readonly isYes: boolean;
  readonly signal: AbortSignal;
}

/**
 * Asks for confirmation before something irreversible.
 * @throws UsageError if nobody can be asked; the reason of `signal`
 */
export async function isAgreed(io: Io, question: string, { isYes, signal }: Asking): Promise<boolean> {
  if (isYes) return true;
  if (io.stdin.isTTY !== true)
    throw new UsageError(`nobody can be asked "${safeText(question)}"`, { hint: 'to agree, give --yes' });
  return /^y(?:es)?$/i.test(await ask(io, `${safeText(question)} [y/N] `, false, signal));
}
