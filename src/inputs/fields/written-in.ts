/** Hashtags and addresses that stand in the text of a row, for rows that do not list theirs. */
import { patternFor } from '../../lazy-pattern.js';
import { httpAddress } from '../../sources/shared/address.js';
import type { Found } from '../../types.js';

/** Of each; nothing longer is looked through. */
const AT_MOST = 100;
const CHARACTERS_AT_MOST = 20_000;

// As queries find them: not behind a letter, nor the fragment of an address. One of digits alone is a number.
const TAG = patternFor(
  String.raw`(?<![\p{L}\p{M}\p{N}_&/#＃])[#＃](?=[\p{N}_]*\p{L})([\p{L}\p{M}\p{N}_]{1,100})`,
  'gu',
);
const ADDRESS = /\bhttps?:\/\/[^\s<>"'“”‘’«»`{}|\\^[\]]{1,2000}/gi;
/** Of the sentence that it stands in, and no part of it. */
const BEHIND = '.,;:!?…*';

/** With what its text holds, where it has no such list. @param found a text, not markup; changed in place */
export function withWritten(found: Found): Found {
  const { text } = found;
  if (typeof text !== 'string' || text.startsWith('<')) return found;
  const hasTags = found.tags === undefined && (text.includes('#') || text.includes('＃'));
  const hasLinks = found.links === undefined && text.includes('://');
  if (!hasTags && !hasLinks) return found;
  const read = text.slice(0, CHARACTERS_AT_MOST);
  return Object.assign(found, {
    ...(hasTags && { tags: first(tagsIn(read)) }),
    ...(hasLinks && { links: first(linksIn(read)) }),
  });
}

function* tagsIn(text: string): Generator<string> {
  for (const [, tag] of text.matchAll(TAG(text))) yield tag!;
}

function* linksIn(text: string): Generator<string> {
  for (const [written] of text.matchAll(ADDRESS)) {
    const address = httpAddress(withoutEnd(written));
    if (address !== null) yield address;
  }
}

/** A parenthesis ends what holds none that begins. */
function withoutEnd(written: string): string {
  const behind = written.includes('(') ? BEHIND : `${BEHIND})`;
  let end = written.length;
  while (end > 0 && behind.includes(written[end - 1]!)) end -= 1;
  return written.slice(0, end);
}

/** Each once. */
const first = (all: Iterable<string>): string[] => [...new Set(all)].slice(0, AT_MOST);
