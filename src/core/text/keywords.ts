/** Extracts what a mention is about besides the brand: its content words, and pairs of adjacent ones. */
import { isAscii, lazyPattern, patternFor } from '../../lazy-pattern.js';
import { ownCopy } from '../../own-copy.js';
import { isUnspaced } from './boundary.js';
import { compose, withoutHyphenation } from './fold.js';
import { isStopWord } from './stop-words.js';

export interface KeywordOptions {
  /** Language of the text; null: the stop words of all major languages are left out. */
  readonly language: string | null;
  /** Whether a word belongs to the query itself. */
  own(word: string): boolean;
}

/** Returns distinct lower-case words, with their diacritics, and pairs such as `oat milk`. */
export function keywords(text: string, { language, own }: KeywordOptions): Set<string> {
  const found = new Set<string>();
  let previous = '';
  const visit: VisitWord = (word, isJoint) => {
    found.add(word);
    if (isJoint) found.add(`${previous} ${word}`);
    previous = word;
  };
  eachContentWord(text, (token) => contentIn(token, language, own), visit);
  return found;
}

/** @param isJoint whether the word forms a pair with the previous one */
export type VisitWord = (word: string, isJoint: boolean) => void;

/** Returns a function that reads many texts and caches what it learns about each word. */
export function keywordReader(
  own: (word: string) => boolean,
): (text: string, language: string | null, visit: VisitWord) => void {
  const languages = new Map<string | null, Map<string, string | null>>();
  let cached = 0;
  return (text, language, visit) => {
    const known = languages.get(language) ?? new Map<string, string | null>();
    if (known.size === 0) languages.set(language, known);
    const contentOfToken = (token: string): string | null => {
      const before = known.get(token);
      if (before !== undefined) return before;
      const content = contentIn(token, language, own);
      if (cached < CACHED_WORDS) known.set(ownCopy(token), content);
      cached += 1;
      return content;
    };
    eachContentWord(text, contentOfToken, visit);
  };
}

function contentIn(token: string, language: string | null, own: KeywordOptions['own']): string | null {
  const word = contentOf(token);
  return word === null || isStopWord(word, language) || own(word) ? null : word;
}

function eachContentWord(text: string, contentOfToken: (token: string) => string | null, visit: VisitWord): void {
  const lower = withoutHyphenation(text).toLowerCase();
  /** End of the previous content word; -1 if another word has come in between. */
  let previousEnd = -1;
  eachWord(lower, (token, start) => {
    const word = contentOfToken(token);
    if (word !== null) visit(word, previousEnd !== -1 && isJoint(lower, previousEnd, start));
    previousEnd = word === null ? -1 : start + token.length;
  });
}

type Visit = (token: string, start: number) => void;

const LONGEST_WORD = 40;
const LONGEST_ADDRESS = 500;

/** Visits the words of a lower-case text, except addresses and accounts. */
const eachWord = (text: string, visit: Visit): void => (isAscii(text) ? eachPlainWord : eachWrittenWord)(text, visit);

/** The alternatives differ in how they begin, so that no text is scanned twice. */
const TOKEN = lazyPattern(
  String.raw`https?://\S*|www\.\S*|[@＠][\p{L}\p{M}\p{N}_.@-]*|[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}]+)*`,
  'gu',
);

function eachWrittenWord(text: string, visit: Visit): void {
  let skipped = 0;
  for (const match of text.matchAll(TOKEN())) {
    const [matched] = match;
    const start = match.index;
    const end = start + matched.length;
    if (start < skipped || !isWord(matched)) continue;
    const scheme = schemeBefore(text, end);
    if (scheme > 0) skipped = addressEnd(text, end);
    const token = scheme > 0 ? matched.slice(0, -scheme) : matched;
    if (isUnspaced(token)) eachSegment(token, start, visit);
    else if (isInAddress(text, end)) skipped = addressEnd(text, end);
    else if (token.length <= LONGEST_WORD) visit(token, start);
  }
}

const isWord = (token: string): boolean => !/^(?:https?:|www\.|[@＠])/.test(token);

/** Like `eachWrittenWord`, for ASCII and without a regular expression. */
function eachPlainWord(text: string, visit: Visit): void {
  let skipped = 0;
  for (let start = 0; start < text.length; ) {
    const end = plainTokenEnd(text, start);
    if (end > start && start >= skipped && !isLinkOrAccount(text, start)) {
      const scheme = schemeBefore(text, end);
      const isAddress = isInAddress(text, end);
      if (isAddress || scheme > 0) skipped = addressEnd(text, end);
      if (!isAddress && end - scheme - start <= LONGEST_WORD) visit(text.slice(start, end - scheme), start);
    }
    start = Math.max(end, start + 1);
  }
}

/** Returns the end of the token that begins at `start`, or `start` if none does. */
function plainTokenEnd(text: string, start: number): number {
  const ending = isLink(text, start) ? LINK : text.charCodeAt(start) === AT ? ACCOUNT : WORD;
  let end = ending === ACCOUNT ? start + 1 : start;
  for (; end < text.length; end += 1) {
    if ((kindAt(text, end) & ending) !== 0) continue;
    // An apostrophe inside a word belongs to it.
    if (ending !== WORD || end === start || text.charCodeAt(end) !== APOSTROPHE) break;
    if ((kindAt(text, end + 1) & LETTER_OR_DIGIT) === 0) break;
  }
  return end;
}

const isLink = (text: string, start: number): boolean =>
  text.charCodeAt(start) === SMALL_H
    ? text.startsWith('http://', start) || text.startsWith('https://', start)
    : text.charCodeAt(start) === SMALL_W && text.startsWith('www.', start);

const isLinkOrAccount = (text: string, start: number): boolean => text.charCodeAt(start) === AT || isLink(text, start);

const [AT, APOSTROPHE, COLON, SMALL_H, SMALL_W] = [0x40, 0x27, 0x3a, 0x68, 0x77];
/** Kinds of tokens that a character may be part of. */
const [WORD, ACCOUNT, LINK, LETTER_OR_DIGIT] = [1, 2, 4, 8];
const KINDS = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  const kinds: readonly (readonly [number, RegExp])[] = [
    [WORD, /[a-z0-9_]/],
    [ACCOUNT, /[a-z0-9_.@-]/],
    [LINK, /\S/],
    [LETTER_OR_DIGIT, /[a-z0-9]/],
  ];
  return kinds.reduce((sum, [kind, pattern]) => (pattern.test(character) ? sum | kind : sum), 0);
});

const kindAt = (text: string, at: number): number => (at < text.length ? KINDS[text.charCodeAt(at)]! : 0);

/** example.com, ann@example.com */
const isInAddress = (text: string, end: number): boolean =>
  text[end] === '@' || (text[end] === '.' && /[\p{L}\p{N}]/u.test(text[end + 1] ?? ''));

/**
 * Length of the scheme at the end of a word that is glued to an address, as in `menuhttps://example.com`; otherwise 0.
 */
function schemeBefore(text: string, end: number): number {
  if (text.charCodeAt(end) !== COLON || !text.startsWith('://', end)) return 0;
  return text.endsWith('https', end) ? 5 : text.endsWith('http', end) ? 4 : 0;
}

const addressEnd = (text: string, from: number): number =>
  from + text.slice(from, from + LONGEST_ADDRESS).search(/\s|$/u);

/** Longer runs without a space are cut anywhere: no human wrote them to be read. */
const LONGEST_RUN = 1000;
let segmenter: Intl.Segmenter | null = null;

function eachSegment(run: string, start: number, visit: Visit): void {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  for (let from = 0; from < run.length; from += LONGEST_RUN) {
    for (const { segment, index, isWordLike } of segmenter.segment(run.slice(from, from + LONGEST_RUN))) {
      // Short words in hiragana are particles and endings.
      const isParticle = /^[\p{sc=Hira}ー]{1,2}$/u.test(segment);
      if (isWordLike === true && segment.length <= LONGEST_WORD && !isParticle) visit(segment, start + from + index);
    }
  }
}

/** Words repeat a lot; the limit bounds how much memory a hostile text can claim. */
const CACHED_WORDS = 50_000;
const contents = new Map<string, string | null>();

/** Returns the word as it is counted, or null if it carries no meaning. */
function contentOf(token: string): string | null {
  const cached = contents.get(token);
  if (cached !== undefined) return cached;
  const content = computeContent(token);
  if (contents.size < CACHED_WORDS) contents.set(ownCopy(token), content);
  return content;
}

function computeContent(token: string): string | null {
  // `_` is a word character, but at the ends of a word it is Markdown emphasis.
  const word = compose(token)
    .replaceAll('’', "'")
    // Variation selectors affect only how a character is displayed.
    .replace(/^_+|_+$|[\ufe0e\ufe0f]/g, '');
  // Contractions of small words: don't, they're.
  if (/(?:n't|'(?:m|re|ve|ll|d))$/u.test(word)) return null;
  const elided = ELIDED.exec(word)?.[0].length ?? 0;
  // N'y, l'a: nothing but small words.
  if (elided > 0 && word.length - elided < 2) return null;
  const bare = word.slice(elided).replace(/'s?$/u, '');
  return bare.length > 1 && LETTER(bare).test(bare) && !NOISE.has(bare) ? ownCopy(bare) : null;
}

const LETTER = patternFor(String.raw`[\p{L}]`, 'u');

/** French and Italian elided articles and pronouns. The O' of O'Brien is part of the name. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|dell|all|nell|dall|sull|un|quest|quell)'/u;

/** Left over from markup and from reposting. */
const NOISE: ReadonlySet<string> = new Set(['amp', 'gt', 'lt', 'nbsp', 'quot', 'http', 'https', 'www', 'rt', 'via']);

/** Whether the gap between two words lets them form a pair: one or two spaces, or a hyphen. */
const isJoint = (text: string, from: number, to: number): boolean =>
  (to - from === 1 && text.charCodeAt(from) === 0x20) ||
  (to - from <= 2 && /^(?:[ \u00a0]{1,2}|[-‐‑])$/u.test(text.slice(from, to)));
