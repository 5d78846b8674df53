/** Texts that are one and the same but for names, numbers and links: said again and again they are no opinion. */
import type { Mention } from '../../types.js';

export interface Templates {
  /** One more text was taken in. Whether it was seen often, up to now. */
  see(mention: Mention): boolean;
  /** The same, without counting it. */
  isRepeated(mention: Mention): boolean;
}

/** Two may agree by chance, or be one text posted twice. */
const OFTEN = 3;
/** What is remembered at most; what was seen once only is forgotten first. */
const MOST_KEPT = 65_536;
/** Shorter, and people say the same in the same words. */
const LEAST_LETTERS = 24;
const LONGEST_READ = 600;

/** Outlets that print an agency's article say it once each. */
const MAY_REPEAT: ReadonlySet<Mention['kind']> = new Set(['article', 'audio', 'video', 'event']);

/** In bounded memory: lossy counting, G. S. Manku & R. Motwani, VLDB 2002, 346–357. */
export function templates(): Templates {
  const seen = new Map<number, number>();
  let base = 1;
  const forget = () => {
    for (const [key, times] of seen) if (times <= base) seen.delete(key);
    base += 1;
  };
  return {
    see(mention) {
      const key = templateOf(mention);
      if (key === null) return false;
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      while (seen.size >= MOST_KEPT) forget();
      return times >= OFTEN;
    },
    isRepeated(mention) {
      const key = templateOf(mention);
      return key !== null && (seen.get(key) ?? 0) >= OFTEN;
    },
  };
}

/** What stays of a text without its names, numbers, links, tags and accounts; null: too little, or a kind that may repeat. */
function templateOf({ kind, title, text, repostOf }: Mention): number | null {
  if (repostOf !== null || MAY_REPEAT.has(kind)) return null;
  let [high, low, letters] = [0x811c9dc5, 0x1b873593, 0];
  const whole = title === null ? text : `${title} ${text}`;
  for (const word of whole.slice(0, LONGEST_READ).split(/\s+/)) {
    if (isName(word)) continue;
    for (let at = 0; at < word.length; at += 1) {
      const unit = word.charCodeAt(at);
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ unit, 0x85ebca6b) + at;
    }
    letters += word.length;
  }
  // 53 bits: among millions of texts no two others meet.
  return letters < LEAST_LETTERS ? null : (high >>> 0) * 0x200000 + (low & 0x1fffff);
}

/** What differs between two fillings of a template. */
const isName = (word: string): boolean => /^[#@＃＠]|^["'“‘(]?\p{Lu}|\d|:\/\/|^www\./u.test(word);
