/** Regular expressions whose time grows with the text alone, whatever they are: the engine is loaded where one is used. */
import type { RE2JS } from 're2js';
import { UsageError } from './errors.js';
import type { Span } from './types.js';

export interface LinearRegex {
  test(text: string): boolean;
  /** Where it matches, from left to right; of long texts only the first places. Never empty ones. */
  places(text: string): Span[];
}

/** Steps of the compiled expression: each may be taken at every character of a text. */
const MAX_STEPS = 500;
/** Characters times steps: matches that run to the end of the text, each one anew, would take its square. */
const PLACES_BUDGET = 2_000_000;

let engine: typeof RE2JS | null = null;

/** Must have come back before an expression is compiled. */
export async function loadRegexEngine(): Promise<void> {
  engine ??= (await import('re2js')).RE2JS;
}

/**
 * @param flags of `i`, `m` and `s`, as in JavaScript
 * @throws UsageError for what the engine does not know, such as look-around and back-references
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
      // Each search is taken to run to the end of the text.
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
    // It quotes the pattern, which may be long and of several lines.
    const line = reason.replace(/^error parsing regexp: /, '').replace(/\s+/g, ' ');
    throw new UsageError(line.length > 100 ? `${line.slice(0, 99).toWellFormed()}…` : line, { cause: error });
  }
}
