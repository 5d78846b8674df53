/** Hashtags and URLs in the text of a row, for rows that do not list them. */
import { patternFor } from '../../lazy-pattern.js';
import { httpAddress } from '../../sources/shared/address.js';
import type { Found } from '../../types.js';

/** Maximum number of hashtags and of URLs, and of characters that are searched for them. */
const AT_MOST = 100;
const CHARACTERS_AT_MOST = 20_000;

// The same hashtags that queries find: not after a letter, and not the fragment of a URL. With digits alone it is a
// number.
const TAG = patternFor(
  String.raw`(?<![\p{L}\p{M}\p{N}_&/#＃])[#＃](?=[\p{N}_]*\p{L})([\p{L}\p{M}\p{N}_]{1,100})`,
  'gu',
);
/** Also directly after a word, as sharing tools leave out the space. */
const ADDRESS = /https?:\/\/[^\s<>"'“”‘’«»`{}|\\^[\]、。，（）「」『』【】《》〈〉]{1,2000}/gi;
/** Punctuation after a URL that belongs to the sentence around it. */
const BEHIND = '.,;:!?…*！？；：';

/**
 * Adds hashtags and links from the text if the item has no such list and the text is not markup.
 * @param found changed in place
 */
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

/** Not `<3`, `<--` or `<Ann> hello`: there must be a closing tag or an attribute. */
const isMarkup = (text: string): boolean => /^<[a-z!]/i.test(text) && /<\/[a-z]|\/>|="/i.test(text);

function* tagsIn(text: string): Generator<string> {
  // Variation selectors are not part of the tag.
  for (const [, tag] of text.matchAll(TAG(text))) yield tag!.replace(/[\ufe0e\ufe0f]+/g, '');
}

function* linksIn(text: string): Generator<string> {
  for (const [written] of text.matchAll(ADDRESS)) {
    const address = httpAddress(withoutEnd(written));
    if (address !== null) yield address;
  }
}

/** Removes final punctuation, and closing parentheses that were not opened in the URL. */
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

/** Without duplicates. */
const first = (all: Iterable<string>): string[] => [...new Set(all)].slice(0, AT_MOST);
