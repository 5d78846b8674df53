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
/** Also right behind a word, as who shares a page by machine leaves no space. */
const ADDRESS = /https?:\/\/[^\s<>"'“”‘’«»`{}|\\^[\]、。，（）「」『』【】《》〈〉]{1,2000}/gi;
/** Of the sentence that it stands in, and no part of it. */
const BEHIND = '.,;:!?…*！？；：';

/** With what its text holds, where it has no such list and is not markup. @param found changed in place */
export function withWritten(found: Found): Found {
  const { text } = found;
  if (typeof text !== 'string' || isMarkup(text)) return found;
  const hasTags = found.tags === undefined && (text.includes('#') || text.includes('＃'));
  const hasLinks = found.links === undefined && text.includes('://');
  if (!hasTags && !hasLinks) return found;
  const read = text.slice(0, CHARACTERS_AT_MOST);
  return Object.assign(found, {
    ...(hasTags && { tags: first(tagsIn(read)) }),
    ...(hasLinks && { links: first(linksIn(read)) }),
  });
}

/** Not `<3`, `<--` or `<Ann> hello`: somewhere a tag closes, or has an attribute. */
const isMarkup = (text: string): boolean => /^<[a-z!]/i.test(text) && /<\/[a-z]|\/>|="/i.test(text);

function* tagsIn(text: string): Generator<string> {
  // How a sign is shown is none of its tag.
  for (const [, tag] of text.matchAll(TAG(text))) yield tag!.replace(/[\ufe0e\ufe0f]+/g, '');
}

function* linksIn(text: string): Generator<string> {
  for (const [written] of text.matchAll(ADDRESS)) {
    const address = httpAddress(withoutEnd(written));
    if (address !== null) yield address;
  }
}

/** Also without parentheses that end and did not begin in it. */
function withoutEnd(written: string): string {
  let unbegun = written.split(')').length - written.split('(').length;
  let end = written.length;
  for (; end > 0; end -= 1) {
    const last = written[end - 1]!;
    if (last === ')' && unbegun > 0) unbegun -= 1;
    else if (!BEHIND.includes(last)) break;
  }
  return written.slice(0, end);
}

/** Each once. */
const first = (all: Iterable<string>): string[] => [...new Set(all)].slice(0, AT_MOST);
