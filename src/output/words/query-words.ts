/** The query in words, if the name of the brand is not sufficient. */
import type { Report } from '../../types.js';

/** `Query: acme tea -coffee`, `Profile: Acme Coffee, asked for as acme`; null if only the name was searched for. */
export function queryWords({ input, brand, profile }: Report['query']): string | null {
  if (profile !== null) return `Profile: ${profile}${input === profile ? '' : `, queried as ${input}`}`;
  return input === brand ? null : `Query: ${input}`;
}
