/** Which lines of JSON might hold a needle, or something that could be read as one. All others cannot match. */

/** Tags of blocks and line ends: one word does not go on as another behind them; behind all others it may. */
const BLOCK = String.raw`\/?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|pre)[\s/>]`;
/** Tags that stand among words, as software writes them. */
const INLINE = String.raw`<\/?(?:a|span|b|i|em|strong)(?:\s[a-z-]+=\\?"[^"<>\\]*\\?")*>`;
/** A sign, an end of a line or of a text, or a block: no word goes on so. */
const PARTING = String.raw`(?:[^\0-\x1fa-z0-9<&\\\x7f-\uffff]|\\[nrt"]|<${BLOCK})`;
const MARKUP = `[a-z0-9](?!(?:${INLINE})+${PARTING})(?:<|&lt;)(?!${BLOCK})`;
/** Entities that are, or hide, a letter: all but those of signs. Old ones need no semicolon; what was escaped again and again may be any. */
const ENTITY = String.raw`&(?:amp;){3}|&(?:amp;)*(?:#|(?!(?:amp|lt|gt|quot|apos|nbsp|hellip|[mn]dash|[lr][sd]quo|bull|middot|euro|pound);)[a-z]+\d*;|[aeiounyc](?:grave|acute|circ|tilde|uml|ring|cedil|slash)|aelig|eth|thorn|szlig|shy|ord[fm]|sup[123]|frac|micro)`;

/** Entities of signs, so old that they need no semicolon: where a word follows, they look like its first letters. */
const GLUED =
  '&(?:amp;)*(?:acute|amp|brvbar|cedil|cent|copy|curren|deg|divide|gt|iexcl|iquest|laquo|lt|macr|middot|nbsp|not|para|plusmn|pound|quot|raquo|reg|sect|times|uml|yen)[a-z0-9]';

const JOINING = new RegExp(`${MARKUP}|${ENTITY}|\\x7f`, 'i');
const WITH_GLUED = new RegExp(`${JOINING.source}|${GLUED}`, 'i');
const JOINING_HERE = new RegExp(WITH_GLUED.source, 'iy');
const INLINE_TAGS = new RegExp(INLINE, 'gi');

/** Something in it, once it is left out or read, may make one word of what stands around it. The rest of ASCII does not. */
const joins = (text: string): boolean => JOINING.test(text);

/** Or something that is none of a word may look like its first letters. */
export const joinsOrGlues = (text: string): boolean => WITH_GLUED.test(text);

/** Signs without which nothing does: <, & and a control that is left out of texts. */
export const JOINTS = [0x3c, 0x26, 0x7f] as const;

/** The latter of the sign at this place, behind a letter or not. */
export function joinsAt(text: string, place: number): boolean {
  for (JOINING_HERE.lastIndex = Math.max(place - 1, 0); JOINING_HERE.lastIndex <= place; ) {
    const from = JOINING_HERE.lastIndex;
    if (JOINING_HERE.test(text)) return true;
    JOINING_HERE.lastIndex = from + 1;
  }
  return false;
}

/** As it is read where it is markup; where it is none, as it stands. */
export const withoutInlineTags = (text: string): string => text.replace(INLINE_TAGS, '');

/** @param needles letters and digits in lower case */
export function suspicion(needles: readonly string[]): (text: string) => boolean {
  const named = new RegExp(needles.join('|'), 'i');
  return (text) => named.test(text) || joins(text);
}

/** What makes no difference between the letters of tags, as they stand in JSON. */
const BETWEEN = String.raw`[\s-]|\\[nrtf]`;

const ALL_BETWEEN = new RegExp(BETWEEN, 'g');

export const withoutBetween = (tags: string): string => tags.replace(ALL_BETWEEN, '');

/** The same as for texts in tags. */
export function inTags(needles: readonly string[]): RegExp {
  return new RegExp(needles.map((needle) => [...needle].join(`(?:${BETWEEN})*`)).join('|'), 'i');
}
