/**
 * Regular expressions whose running time is linear in the length of the text, whatever the pattern. The engine is
 * loaded only if a query uses one.
 */
import type { RE2JS } from 're2js';
import { UsageError } from './errors.js';
import type { Span } from './types.js';

export interface LinearRegex {
  test(text: string): boolean;
  /** Matches from left to right, without empty ones. For long texts, only the first matches. */
  places(text: string): Span[];
}

/** Maximum size of a compiled expression in instructions; each instruction can run at every character of a text. */
const MAX_STEPS = 500;
/**
 * Budget for finding matches, in characters times instructions. Searches that each scan to the end of the text would
 * otherwise take quadratic time.
 */
const PLACES_BUDGET = 2_000_000;

let engine: typeof RE2JS | null = null;

/** Loads the regex engine. Must be awaited before the first call of `compileRegex`. */
export async function loadRegexEngine(): Promise<void> {
  engine ??= (await import('re2js')).RE2JS;
}

/**
 * Compiles a regular expression.
 * @param flags any of `i`, `m` and `s`, as in JavaScript
 * @throws UsageError for syntax that the engine does not support, such as look-around and back-references
 */
export function compileRegex(pattern: string, flags: string): LinearRegex {
  if (engine === null) throw new TypeError('loadRegexEngine() comes first');
  const regex = compiled(engine, pattern, flags);
  const steps = regex.programSize();
  if (steps > MAX_STEPS)
    throw new UsageError(`it takes ${steps} steps per character; at most ${MAX_STEPS} are allowed`);
  return {
    test: (text) => regex.test(text),
    places: (text) => {
      const found: Span[] = [];
      const matcher = regex.matcher(text);
      // Charge each search as if it had scanned to the end of the text.
      for (let budget = PLACES_BUDGET / steps; budget > 0 && matcher.find(); budget -= text.length - matcher.end()) {
        const [start, end] = [matcher.start(), matcher.end()];
        if (end > start) found.push({ start, end });
      }
      return found;
    },
  };
}

function compiled(engine: typeof RE2JS, pattern: string, flags: string): RE2JS {
  const bits = { i: engine.CASE_INSENSITIVE, m: engine.MULTILINE, s: engine.DOTALL };
  try {
    return engine.compile(
      pattern,
      Object.entries(bits).reduce((sum, [flag, bit]) => (flags.includes(flag) ? sum | bit : sum), 0),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // The message quotes the pattern, which can be long and span several lines.
    const line = reason.replace(/^error parsing regexp: /, '').replace(/\s+/g, ' ');
    throw new UsageError(line.length > 100 ? `${line.slice(0, 99).toWellFormed()}…` : line, { cause: error });
  }
}
