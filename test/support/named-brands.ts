/** Parses a text in which `[brackets]` mark the brand, and `{braces}` mark others. */
import type { Span } from '../../src/types.js';

export function namedBrands(marked: string): { text: string; brand: Span[]; others: Span[] } {
  const brand: Span[] = [];
  const others: Span[] = [];
  const text = marked.replace(/\[([^\]]*)\]|\{([^}]*)\}/g, (_, own?: string, other?: string, place?: number) => {
    const start = place! - 2 * (brand.length + others.length);
    const name = (own ?? other)!;
    (own === undefined ? others : brand).push({ start, end: start + name.length });
    return name;
  });
  return { text, brand, others };
}
