/** What was asked for, where the brand's name does not say it. */
import type { Report } from '../../types.js';

/** `Query: acme tea -coffee`, `Profile: Acme Coffee, asked for as acme`; null where the name alone was looked for. */
export function queryWords({ input, brand, profile }: Report['query']): string | null {
  if (profile !== null) return `Profile: ${profile}${input === profile ? '' : `, asked for as ${input}`}`;
  return input === brand ? null : `Query: ${input}`;
}
