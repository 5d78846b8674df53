/** Quotes user input in error messages. */

const LONGEST = 80;

/**
 * Puts the text in quotation marks if its start or end would be invisible, and truncates it if it is too long to read.
 */
export function asGiven(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut === '' || /^\s|\s$|\p{Cc}/u.test(cut) ? JSON.stringify(cut) : cut;
}
