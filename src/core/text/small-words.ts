/**
 * Function words ("small words") of languages in Latin script, and the languages each belongs to. Looked up by hash,
 * since every word of a text is.
 */
import { listedText } from './stop-words.js';

const MAJOR = ['en', 'es', 'pt', 'fr', 'de', 'it'];
const OTHERS = ['nl', 'sv', 'da', 'no', 'fi', 'pl', 'cs', 'sk', 'hu', 'ro', 'tr', 'id', 'vi', 'hr', 'sl', 'ca'];
/** Hindi and Urdu in Latin script: recognized only so as not to be mistaken for another language. */
export const ROMANISED = 'hi-Latn';
export const LATIN_LANGUAGES = [...MAJOR, ...OTHERS, ROMANISED];

/** Set of languages, as bits numbered by their index in `LATIN_LANGUAGES`. */
export type LanguageSet = number;

export const setOf = (languages: readonly string[]): LanguageSet =>
  languages.reduce((set, language) => set | (1 << LATIN_LANGUAGES.indexOf(language)), 0);

/** The share of a word's vote that goes to each of its languages, given by index. */
interface Votes {
  readonly languages: readonly number[];
  readonly share: readonly number[];
}

/** Exponent applied to the shares of a word that several languages have in common. */
const SHARED = 0.7;
const votes = new Map<LanguageSet, Votes>();

export function addVotes(scores: Float64Array, set: LanguageSet, points: number): void {
  const { languages, share } = votes.get(set) ?? votesFor(set);
  for (let at = 0; at < languages.length; at++) scores[languages[at]!]! += points * share[at]!;
}

function votesFor(set: LanguageSet): Votes {
  const languages = LATIN_LANGUAGES.map((_, place) => place).filter((place) => (set & (1 << place)) !== 0);
  const weightOf = (place: number) => (OTHERS.includes(LATIN_LANGUAGES[place]!) ? 0.5 : 1);
  const total = languages.reduce((sum, place) => sum + weightOf(place), 0);
  const made = { languages, share: languages.map((place) => (weightOf(place) / total) ** SHARED) };
  votes.set(set, made);
  return made;
}

/**
 * A word is identified by two hashes, computed letter by letter: with one alone, about one word in a million would be
 * mistaken for another.
 */
export const SEED = 0x811c9dc5 | 0;
const FIRST = 0x01000193;
const SECOND_FACTOR = 0x2c1b3c6d;
export const mixFirst = (hash: number, unit: number): number => Math.imul(hash ^ unit, FIRST);
export const mixSecond = (hash: number, unit: number): number => Math.imul(hash + unit, SECOND_FACTOR) | 1;

/** Returns the languages in which a lower-case word is a small word; 0 if none. */
export function smallIn(word: string): LanguageSet {
  const [first, second] = hashesOf(word);
  return smallByHash(first, second, () => word);
}

function hashesOf(word: string): [first: number, second: number] {
  let first = SEED;
  let second = SEED;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    first = mixFirst(first, unit);
    second = mixSecond(second, unit);
  }
  return [first, second];
}

/** @param word returns the word with those hashes; called only while few words have been looked up */
export function smallByHash(first: number, second: number, word: () => string): LanguageSet {
  if (index === null && searched.size < SEARCHES) return search(word());
  return (index ??= indexed())[placeOf(index, first, second) + SET]!;
}

/**
 * Number of words looked up by searching the lists: indexing them takes as long as some fifty searches, and a few posts
 * need no more than these.
 */
const SEARCHES = 24;
const searched = new Map<string, LanguageSet>();
let lists: readonly (readonly [own: LanguageSet, words: string])[] | null = null;

function search(word: string): LanguageSet {
  const known = searched.get(word);
  if (known !== undefined) return known;
  lists ??= LATIN_LANGUAGES.map((language) => [setOf([language]), ` ${listOf(language)} `]);
  const within = ` ${word} `;
  let set = 0;
  if (!PASSING.includes(word)) for (const [own, words] of lists) if (words.includes(within)) set |= own;
  searched.set(word, set);
  return set;
}

const listOf = (language: string): string => `${listedText(language)} ${(MORE[language] ?? '').replace(/\s+/g, ' ')}`;

/** Numbers per slot: two hashes and the set of languages; the fourth is unused. */
const PLACE = 4;
const SECOND = 1;
const SET = 2;
/** Slots in the index: more than twice the number of words. */
const PLACES = 2 ** 14;

let index: Int32Array | null = null;

function placeOf(within: Int32Array, first: number, second: number): number {
  for (let place = first ^ (first >>> 15); ; place++) {
    const at = (place & (PLACES - 1)) * PLACE;
    if (within[at + SECOND] === 0 || (within[at] === first && within[at + SECOND] === second)) return at;
  }
}

/** Indexes about seven thousand words without allocating anything per word. */
function indexed(): Int32Array {
  const made = new Int32Array(PLACES * PLACE);
  for (const language of LATIN_LANGUAGES) {
    const own = setOf([language]);
    list(made, `${listOf(language)} `, own);
  }
  for (const word of PASSING) made[placeOf(made, ...hashesOf(word)) + SET] = 0;
  return made;
}

/** Adds words to the index. The hash functions are inlined because this runs once, before V8 has optimized them. */
function list(into: Int32Array, words: string, own: LanguageSet): void {
  let first = SEED;
  let second = SEED;
  for (let at = 0; at <= words.length; at++) {
    const unit = words.charCodeAt(at);
    if (unit > 0x20) {
      first = Math.imul(first ^ unit, FIRST);
      second = Math.imul(second + unit, SECOND_FACTOR) | 1;
    } else if (second !== SEED) {
      const place = placeOf(into, first, second);
      into[place] = first;
      into[place + SECOND] = second;
      into[place + SET]! |= own;
      first = SEED;
      second = SEED;
    }
  }
}

/** Used in every language when reposting. */
const PASSING = ['rt', 'via'];

const MORE: Readonly<Record<string, string>> = {
  fr: "l' d' j' c' n' s' m' t' qu' jusqu' lorsqu' puisqu' quelqu'",
  it: "l' d' un' dell' all' nell' dall' sull' quell' quest' c' m' t' s' dov' com'",
  ca: "l' d' n' s' m' t'",
  [ROMANISED]: `hai hain ka ki ke ko nahi nhi nahin kya kyu kyun mein mai mujhe mera meri mere tera teri tere tum tu hum
    aap apna apni apne aur bhi ye yeh wo woh vo toh kar kr karo karna karte karke rha raha rahi rahe rhe tha thi hoga hogi
    hona hua hui hue ab jab tab tak sab sabhi koi kuch jo jaisa jaise kaise kahan yaar yar bhai log logo wala wale wali liye
    sath saath bahut bohot achha acha accha din baat kal aaj ji kaam diya gaya gayi gya karenge raat dil pyar`,
};
