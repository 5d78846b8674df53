/**
 * Recognizes lines of JSON that may contain a needle, or something that can be read as one. No other line can match.
 */

/** Tags of blocks and line breaks, after which a new word begins. After any other tag, the word may continue. */
const BLOCK = String.raw`\/?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|pre)[\s/>]`;
/** Inline tags, in the form that software writes. */
const INLINE = String.raw`<\/?(?:a|span|b|i|em|strong)(?:\s[a-z-]+=\\?"[^"<>\\]*\\?")*>`;
/** A punctuation character, the end of a line or of the text, or a block: the word does not continue. */
const PARTING = String.raw`(?:[^\0-\x1fa-z0-9<&\\\x7f-\uffff]|\\[nrt"]|<${BLOCK})`;
const MARKUP = `[a-z0-9](?!(?:${INLINE})+${PARTING})(?:<|&lt;)(?!${BLOCK})`;
/**
 * Entities that are letters or hide them: all except those of punctuation and symbols. Old ones need no semicolon; one
 * that was escaped several times may be anything.
 */
const ENTITY = String.raw`&(?:amp;){3}|&(?:amp;)*(?:#|(?!(?:amp|lt|gt|quot|apos|nbsp|hellip|[mn]dash|[lr][sd]quo|bull|middot|euro|pound);)[a-z]+\d*;|[aeiounyc](?:grave|acute|circ|tilde|uml|ring|cedil|slash)|aelig|eth|thorn|szlig|shy|ord[fm]|sup[123]|frac|micro)`;

/**
 * Entities of symbols that are so old that they need no semicolon. If a word follows, they look like its first letters.
 */
const GLUED =
  '&(?:amp;)*(?:acute|amp|brvbar|cedil|cent|copy|curren|deg|divide|gt|iexcl|iquest|laquo|lt|macr|middot|nbsp|not|para|plusmn|pound|quot|raquo|reg|sect|times|uml|yen)[a-z0-9]';

const JOINING = new RegExp(`${MARKUP}|${ENTITY}|\\x7f`, 'i');
const WITH_GLUED = new RegExp(`${JOINING.source}|${GLUED}`, 'i');
const JOINING_HERE = new RegExp(WITH_GLUED.source, 'iy');
const INLINE_TAGS = new RegExp(INLINE, 'gi');

/**
 * Whether something in the text may join the characters around it into one word once it is removed or decoded. No other
 * ASCII does.
 */
const joins = (text: string): boolean => JOINING.test(text);

/** The same, or whether something that is not part of a word may look like its first letters. */
export const joinsOrGlues = (text: string): boolean => WITH_GLUED.test(text);

/** Characters without which nothing joins words: <, & and a control character that is removed from texts. */
export const JOINTS = [0x3c, 0x26, 0x7f] as const;

/** Whether `joinsOrGlues` is true for the character at this place, with or without the letter before it. */
export function joinsAt(text: string, place: number): boolean {
  for (JOINING_HERE.lastIndex = Math.max(place - 1, 0); JOINING_HERE.lastIndex <= place; ) {
    const from = JOINING_HERE.lastIndex;
    if (JOINING_HERE.test(text)) return true;
    JOINING_HERE.lastIndex = from + 1;
  }
  return false;
}

/** Returns a text without its inline tags, as it is read if it is markup. If it is not, it is read unchanged. */
export const withoutInlineTags = (text: string): string => text.replace(INLINE_TAGS, '');

/** @param needles letters and digits in lower case */
export function suspicion(needles: readonly string[]): (text: string) => boolean {
  const named = new RegExp(needles.join('|'), 'i');
  return (text) => named.test(text) || joins(text);
}

/** Characters that are ignored between the letters of tags, as written in JSON. */
const BETWEEN = String.raw`[\s-]|\\[nrtf]`;

const ALL_BETWEEN = new RegExp(BETWEEN, 'g');

export const withoutBetween = (tags: string): string => tags.replace(ALL_BETWEEN, '');

/** Pattern for needles in the values of tags. */
export function inTags(needles: readonly string[]): RegExp {
  return new RegExp(needles.map((needle) => [...needle].join(`(?:${BETWEEN})*`)).join('|'), 'i');
}
