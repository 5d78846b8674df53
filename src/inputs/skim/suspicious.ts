/** Which lines of JSON might hold a needle, or something that could be read as one. All others cannot match. */

/** Ends of markup at which one word does not go on as another; before all other markup it may. */
const MARKUP = /(?:[a-z0-9](?:<|&lt;))(?!\/?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|pre)[\s/>])/gi;
/** Entities that are, or hide, a letter: all but those of signs. Old ones need no semicolon. */
const ENTITY =
  /&(?:amp;)*(?:#|(?!(?:amp|lt|gt|quot|apos|nbsp|hellip|[mn]dash|[lr][sd]quo|bull|middot|euro|pound);)[a-z]+\d*;|[aeiounyc](?:grave|acute|circ|tilde|uml|ring|cedil|slash)|aelig|eth|thorn|szlig|shy|ord[fm]|sup[123]|frac|micro)/gi;

/** Where something begins that is looked for; -1: nowhere at or after `from`. */
export type Find = (text: string, from: number) => number;

/** What is looked for in lines of JSON. */
export interface Wanted {
  /**
   * Where it may stand in whole lines; -1: nowhere at or after `from`, which begins one.
   * @param text one character a byte
   * @param bytes the same, from `start` on
   */
  inLines(text: string, from: number, bytes: Uint8Array, start: number): number;
  /** Whether it may stand in words that are folded. */
  inWords(folded: string): boolean;
  /** The same for the value of tags, where spaces and hyphens between letters make no difference. */
  inTags(tags: string): boolean;
  /** Other letters than those of ASCII may be of it. */
  readonly isForeign: boolean;
}

/** @param needles letters and digits in lower case */
export function needlesWanted(needles: readonly string[]): Wanted {
  const find = finder(new RegExp(needles.join('|'), 'gi'));
  const tagged = new RegExp(needles.map((needle) => [...needle].join(String.raw`(?:[ -]|\\[nrtf])*`)).join('|'), 'i');
  return {
    inLines: find,
    inWords: (folded) => find(folded, 0) !== -1,
    inTags: (tags) => tagged.test(tags),
    isForeign: false,
  };
}

/** What may hide something that is looked for. Each for itself: together they take many times as long. */
export const HIDING: readonly Find[] = [
  onlyAt('<', finder(MARKUP)),
  onlyAt('&', finder(new RegExp(`${MARKUP.source}|${ENTITY.source}`, 'gi'))),
  // Left out of a text, it joins what stands around it.
  (text, from) => text.indexOf('\x7f', from),
];

function finder(pattern: RegExp): Find {
  return (text, from) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  };
}

/** What holds a sign that is rare is looked for where that stands, or a character before it. */
function onlyAt(sign: string, find: Find): Find {
  return (text, from) => {
    const at = text.indexOf(sign, from);
    return at === -1 ? -1 : find(text, Math.max(from, at - 1));
  };
}

/**
 * Characters that fold to neither letters nor digits of ASCII nor to nothing; an emoji's variants fold to nothing, which
 * matters behind a letter only. All others might spell a needle.
 */
const HARMLESS = [
  String.raw`\0-\x7f¡-§©«¬®°±´¶·»¿×÷`,
  String.raw`\u0391-\u03a9\u03b1-\u03c9\u0401\u0410-\u044f\u0451\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u0660-\u0669`,
  String.raw`\u0905-\u0939\u0e01-\u0e30\u0e40-\u0e46`,
  String.raw`\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u21ff\u2500-\u27bf`,
  String.raw`\u3001-\u3029\u3041-\u3094\u30a1-\u30fa\u30fc\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3`,
  String.raw`\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{1fa70}-\u{1faff}`,
].join('');

export const HARMFUL: RegExp = new RegExp(String.raw`[^${HARMLESS}\u200d\ufe0f]|(?<=[a-zA-Z0-9])[\u200d\ufe0f]`, 'u');
