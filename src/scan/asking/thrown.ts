/** Converts anything that a source throws into an error for the report. */
import { SOURCE_ERROR_CODES, SourceError } from '../../errors.js';

const MOST_CHARACTERS = 500;

export type Redact = (text: string) => string;

/** @param title of the source */
export function sourceErrorOf(thrown: unknown, title: string, redact: Redact): SourceError {
  if (thrown instanceof SourceError) return safeError(thrown, redact);
  const message = `${title} returned an answer that was not understood: ${told(thrown)}`;
  return new SourceError('bad_response', oneLine(message, redact), { cause: thrown });
}

/** Sources create these errors themselves, so their members are validated and secrets are removed. */
function safeError(error: SourceError, redact: Redact): SourceError {
  const code = SOURCE_ERROR_CODES.find((known) => known === error.code) ?? 'bad_response';
  return new SourceError(code, oneLine(error.message, redact), {
    retryAt: instant(error.retryAt),
    hint: error.hint === null ? null : oneLine(error.hint, redact),
    status: error.status,
    readToEnd: error.readToEnd,
    cause: error.cause,
  });
}

function instant(written: string | null): string | null {
  const time = Date.parse(written ?? '');
  const iso = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return /^\d{4}-/.test(iso) ? iso : null;
}

/** Formats a text for a report, a terminal or a log. */
export function oneLine(text: unknown, redact: Redact): string {
  const line = redact(typeof text === 'string' ? text : told(text))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= MOST_CHARACTERS ? line : `${line.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…`;
}

function told(thrown: unknown): string {
  if (thrown instanceof Error) return String(thrown.message);
  return typeof thrown === 'object' || typeof thrown === 'function' ? 'no error, but an object' : String(thrown);
}
