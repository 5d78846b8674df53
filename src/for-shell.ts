/** Quotes an argument for a POSIX shell, if it needs quoting. */
export function forShell(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
