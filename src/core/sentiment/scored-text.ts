/** The text of a mention that is scored: title and text in one, with the brand's positions in it. */
import type { Mention, Span } from '../../types.js';
import { composed } from '../text/fold.js';

export interface ScoredText {
  readonly text: string;
  readonly brand: readonly Span[];
}

/** Characters are composed (NFC), as engines expect; text typed on some systems is not. */
export function scoredText(
  { title, text }: Pick<Mention, 'title' | 'text'>,
  match: { readonly title: readonly Span[]; readonly text: readonly Span[] },
): ScoredText {
  // Feeds often repeat the title at the start of the text, and it would count twice.
  if (title === null || text.startsWith(title)) return inComposedForm({ text, brand: match.text });
  const head = `${title}\n`;
  const shifted = match.text.map(({ start, end }) => ({ start: start + head.length, end: end + head.length }));
  return inComposedForm({ text: head + text, brand: [...match.title, ...shifted] });
}

function inComposedForm(given: ScoredText): ScoredText {
  const { text, brand } = given;
  if (composed(text) === text) return given;
  let whole = '';
  let at = 0;
  const upTo = (end: number) => {
    whole += composed(text.slice(at, end));
    at = end;
    return whole.length;
  };
  const moved = brand.map(({ start, end }) => ({ start: upTo(start), end: upTo(end) }));
  upTo(text.length);
  return { text: whole, brand: moved };
}
