/** Finds the name of a brand in a text that no query has matched. */
import { compileQuery } from '../core/query/match.js';
import type { Span } from '../types.js';

/** @param brand name of the brand; undefined if there is none */
export function brandSpans(brand: string | undefined): (text: string) => readonly Span[] {
  if (brand === undefined) return () => [];
  const matches = compileQuery({ type: 'brand', text: brand, exact: false });
  return (text) =>
    matches({ title: null, text, tags: [], author: { handle: null }, urls: [], language: null })?.text ?? [];
}
