/** Parses a query as typed. */
import { mayHoldRegex, type ParseOptions, parseQuery } from '../core/query/parse.js';
import { loadRegexEngine } from '../linear-regex.js';
import type { Query } from '../types.js';

/**
 * Loads the regex engine only if the query may contain a regular expression.
 * @throws QueryError if the query cannot be parsed
 */
export async function typedQuery(input: string, options: ParseOptions = {}): Promise<Query> {
  if (mayHoldRegex(input)) await loadRegexEngine();
  return parseQuery(input, options);
}
