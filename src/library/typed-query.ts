/** A query as it was typed. */
import { mayHoldRegex, type ParseOptions, parseQuery } from '../core/query/parse.js';
import { loadRegexEngine } from '../linear-regex.js';
import type { Query } from '../types.js';

/** What reads regular expressions is loaded where there may be one. @throws QueryError */
export async function typedQuery(input: string, options: ParseOptions = {}): Promise<Query> {
  if (mayHoldRegex(input)) await loadRegexEngine();
  return parseQuery(input, options);
}
