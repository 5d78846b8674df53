/** Languages by English name, as analysts' tools write them: `German`, `Chinese (Simplified)`. */

let codes: ReadonlyMap<string, string> | null = null;

/** Returns the code if the value is the name of a language, else the value unchanged. */
export function withoutLanguageName(written: string): string {
  // Anything that does not begin with four letters is taken for a code, with or without region.
  if (!/^\s*[a-z]{4}/i.test(written)) return written;
  codes ??= codesByName();
  const name = written.split(/[(,/;-]/, 1)[0]!;
  return codes.get(name.trim().toLowerCase()) ?? written;
}

/** Names of all languages that have a two-letter code. */
function codesByName(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  const named = all.map((code) => [names.of(code)?.toLowerCase() ?? '', code] as const);
  // Deprecated codes have the same names as their replacements.
  return new Map(named.filter(([name, code]) => name !== '' && Intl.getCanonicalLocales(code)[0] === code));
}
