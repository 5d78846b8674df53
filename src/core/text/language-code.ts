/** Normalizes language codes: sources, files and queries write the same language in different ways. */
import { ownCopy } from '../../own-copy.js';

/** Codes for "none" or "several" languages; those beginning with `q` are X's own. */
const NO_LANGUAGE = new Set(['und', 'zxx', 'mul', 'mis', 'qme', 'qam', 'qct', 'qht', 'qst', 'art']);
/** Bokmål (`nb`) is the usual form of Norwegian. Filipino (`fil`) has no ISO 639-1 code, but Tagalog does. */
const OURS = new Map([
  ['nb', 'no'],
  ['fil', 'tl'],
]);
const known = new Map<string, string>();
const TAGS_AT_MOST = 1000;
const ofTag = new Map<string, string | null>();

/**
 * Converts a tag such as `en-GB`, `eng` or the old `iw` to ISO 639-1 if there is a code there; null if it names no
 * language.
 */
export function languageCode(tag: string): string | null {
  const before = ofTag.get(tag);
  if (before !== undefined) return before;
  const code = read(tag);
  if (ofTag.size < TAGS_AT_MOST) ofTag.set(ownCopy(tag), code);
  return code;
}

function read(tag: string): string | null {
  const primary = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/i.exec(tag.trim())?.[1]?.toLowerCase();
  if (primary === undefined || NO_LANGUAGE.has(primary)) return null;
  const found = known.get(primary) ?? canonical(primary);
  known.set(primary, found);
  return found;
}

function canonical(primary: string): string {
  const [locale = primary] = Intl.getCanonicalLocales(primary);
  const code = locale.split('-', 1)[0] ?? primary;
  return OURS.get(code) ?? code;
}
