/** What a person should know who sees no table: lines for standard error. */
import { sourceWords } from '../output/outcome-words.js';
import { safeText } from '../output/safe-text.js';
import type { Report } from '../types.js';

export function note(source: string, message: string): string {
  return `${safeText(sourceWords(source))}: ${safeText(message)}\n`;
}

/**
 * Sources that failed or were cut off, with the next step.
 * @param wanted those that want a key are passed over, unless they were asked for by name
 */
export function failureNotices({ sources }: Report, wanted: ReadonlySet<string>): string {
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

function again(retryAt: string | null): string | null {
  return retryAt === null ? null : `again after ${retryAt}`;
}
