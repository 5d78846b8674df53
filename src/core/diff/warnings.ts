/** Warns of other reasons for two runs to differ than new mentions. */
import type { Report, Warning } from '../../types.js';

export function diffWarnings(a: Report, b: Report): readonly Warning[] {
  const warning = (code: string, message: string, source: string | null = null): Warning => ({ code, message, source });
  const differs = (code: string, what: string, of: (report: Report) => string): readonly Warning[] =>
    of(a) === of(b) ? [] : [warning(code, `${what}: ${of(a)}, then ${of(b)}`)];
  const limits = new Map(a.sources.map(({ name, limit }) => [name, limit]));
  return [
    ...(a.asOf > b.asOf ? [warning('reversed', 'the first run is the later one')] : []),
    ...differs('query_changed', 'the query was changed', ({ query }) => query.expression),
    ...differs(
      'engine_changed',
      'the engine is different, so labels may differ too',
      ({ sentiment }) => sentiment.engine,
    ),
    ...differs('formula_changed', 'the rank is computed by another formula', ({ socialRank }) => socialRank.formula),
    ...b.sources.flatMap(({ name, limit }) => {
      const before = limits.get(name);
      if (before === undefined || before === limit) return [];
      return [warning('limit_changed', `asked for ${limit ?? 'all'} items, earlier for ${before ?? 'all'}`, name)];
    }),
  ];
}
