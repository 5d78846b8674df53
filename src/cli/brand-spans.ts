/** Finds a brand in texts that no query matched. */
import { compileQuery } from '../core/query/match.js';
import type { Span } from '../types.js';

/** @param brand undefined if there is no brand, which yields no spans */
export function brandSpans(brand: string | undefined): (text: string) => readonly Span[] {
  if (brand === undefined) return () => [];
  const matches = compileQuery({ type: 'brand', text: brand, exact: false });
  return (text) =>
    matches({ title: null, text, tags: [], author: { handle: null }, urls: [], language: null })?.text ?? [];
}
