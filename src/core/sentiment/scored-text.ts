/** What of a mention is judged: its title and its text as one, and where the brand stands in it. */
import type { Mention, Span } from '../../types.js';

export function scoredText(
  { title, text }: Pick<Mention, 'title' | 'text'>,
  match: { readonly title: readonly Span[]; readonly text: readonly Span[] },
): { readonly text: string; readonly brand: readonly Span[] } {
  // Feeds often repeat the title at the head of the text: it would count twice.
  if (title === null || text.startsWith(title)) return { text, brand: match.text };
  const head = `${title}\n`;
  const shifted = match.text.map(({ start, end }) => ({ start: start + head.length, end: end + head.length }));
  return { text: head + text, brand: [...match.title, ...shifted] };
}
