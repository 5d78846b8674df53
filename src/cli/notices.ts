/** Notices for standard error, for users whose output shows no table. */
import { safeText } from '../output/screen/safe-text.js';
import { sourceWords } from '../output/words/outcome-words.js';
import type { AskedSource } from '../scan/request.js';
import type { Report } from '../types.js';

export function note(source: string, message: string): string {
  return `${safeText(sourceWords(source))}: ${safeText(message)}\n`;
}

/** A source and its outcome. */
type Ended = Pick<Report['sources'][number], 'name' | 'status' | 'error'>;

/**
 * Lists sources that failed, were cut off or were skipped, each with the next step.
 * @param wanted sources requested by name; others are omitted if they only lack a key
 */
export function failureNotices(
  { sources }: { readonly sources: readonly Ended[] },
  wanted: ReadonlySet<string>,
): string {
  return sources
    .filter(
      ({ status, error }) => error !== null && (status === 'failed' || status === 'partial' || status === 'skipped'),
    )
    .filter(({ name, status, error }) => status !== 'skipped' || error?.code !== 'needs_config' || wanted.has(name))
    .map(({ name, status, error }) =>
      note(
        name,
        [`${status}: ${error!.message}`, again(error!.retryAt), error!.hint].filter((part) => part !== null).join('; '),
      ),
    )
    .join('');
}

export function warningNotices({ warnings }: Report): string {
  return warnings.map(({ source, message }) => note(source ?? 'socialrank', message)).join('');
}

/** Suggests keys that are worth getting, for beginners who scanned without them. Empty if all are set. */
export function keyNotice(sources: readonly AskedSource[]): string {
  const missing = sources.filter(({ source, settings }) => source.isWorthAKey === true && !hasSecret(source, settings));
  const [first] = missing;
  if (first === undefined) return '';
  const names = missing.map(({ name }) => name).join(', ');
  return `Keys that would add most: ${names}. How to get one: socialrank sources show ${first.name}\n`;
}

function hasSecret({ settings: specs = {} }: AskedSource['source'], values: AskedSource['settings']): boolean {
  return Object.entries(specs).some(([key, { secret }]) => secret === true && (values[key]?.length ?? 0) > 0);
}

function again(retryAt: string | null): string | null {
  return retryAt === null ? null : `again after ${retryAt}`;
}
