/** Warnings about a comparison: on what common ground it rests, and the warnings of its scans. */
import type { BrandComparison, Report, Warning } from '../../types.js';

type Source = BrandComparison['sources'][number];

/**
 * A warning that several brands share is given only once.
 * @param since start of the window, in ISO 8601
 */
export function compareWarnings(
  reports: readonly Report[],
  sources: readonly Source[],
  since: string,
): readonly Warning[] {
  return [
    ...sources.flatMap((source) => groundWarnings(source, reports.length, since)),
    ...engineWarnings(reports),
    ...scanWarnings(reports),
  ];
}

function groundWarnings(source: Source, all: number, since: string): readonly Warning[] {
  const { name, reason, truncated, failed, observedFrom, error } = source;
  const warning = (code: string, message: string): readonly Warning[] => [{ code, message, source: name }];
  const leftOut = (why: string) => warning('left_out', `left out for all brands: ${why}`);
  const said = error === null ? '' : ` (${error.message})`;
  switch (reason) {
    case 'failed':
      return failed.length === all ? warning('failed', `failed${said}`) : leftOut(`failed for ${names(failed)}${said}`);
    case 'skipped':
      return failed.length === 0 ? [] : leftOut(`not queried for ${names(failed)}${said}`);
    case 'unordered':
      return leftOut(`cut short for ${names(truncated)}, and it is unknown how far back it was read`);
    case 'uneven':
      return leftOut(`parts of it failed, not the same for every brand${said}`);
    case null:
      return [
        ...(truncated.length === 0
          ? []
          : warning(
              'censored',
              // A source that was read once for all brands ends at the same item for each.
              observedFrom === since
                ? 'cut short, at the same place for all brands'
                : `cut short for ${names(truncated)}; brands are compared from ${observedFrom!} on`,
            )),
        ...(error === null ? [] : warning('partial', `answered only partly${said}`)),
      ];
  }
}

/** A lexicon of a brand's own counts as a different engine. */
function engineWarnings(reports: readonly Report[]): readonly Warning[] {
  const engines = [...new Set(reports.map(({ sentiment }) => sentiment.engine))];
  if (engines.length < 2) return [];
  const message = `brands were judged by different engines: ${engines.join(', ')}`;
  return [{ code: 'different_engines', message, source: null }];
}

function scanWarnings(reports: readonly Report[]): readonly Warning[] {
  const said = new Map<string, { readonly warning: Warning; readonly brands: Set<string> }>();
  for (const { query, warnings } of reports) {
    for (const warning of warnings) {
      const key = JSON.stringify(warning);
      const known = said.get(key) ?? { warning, brands: new Set() };
      said.set(key, known);
      known.brands.add(query.brand);
    }
  }
  return [...said.values()].map(({ warning, brands }) =>
    brands.size === reports.length ? warning : { ...warning, message: `${names([...brands])}: ${warning.message}` },
  );
}

const MOST_NAMES = 3;

function names(brands: readonly string[]): string {
  const more = brands.length - MOST_NAMES;
  return brands.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
