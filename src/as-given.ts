/** What somebody typed, as an error says it back. */

const LONGEST = 80;

/** In quotation marks where it would not be seen to begin or end, and cut where it is too long to be read. */
export function asGiven(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut === '' || /^\s|\s$|\p{Cc}/u.test(cut) ? JSON.stringify(cut) : cut;
}
