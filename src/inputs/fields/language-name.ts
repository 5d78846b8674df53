/** Languages by their English names, as tools for analysts write them: `German`, `Chinese (Simplified)`. */

let codes: ReadonlyMap<string, string> | null = null;

/** A code where it is the name of a language; anything else as it is. */
export function withoutLanguageName(written: string): string {
  // A code, with its region or without.
  if (!/^\s*[a-z]{4}/i.test(written)) return written;
  codes ??= codesByName();
  const name = written.split(/[(,/;-]/, 1)[0]!;
  return codes.get(name.trim().toLowerCase()) ?? written;
}

/** Of all that have a code of two letters. */
function codesByName(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const all = letters.flatMap((first) => letters.map((second) => first + second));
  const named = all.map((code) => [names.of(code)?.toLowerCase() ?? '', code] as const);
  // Old codes have the names of those that replaced them.
  return new Map(named.filter(([name, code]) => name !== '' && Intl.getCanonicalLocales(code)[0] === code));
}
