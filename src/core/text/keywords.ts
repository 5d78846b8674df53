/** What a mention speaks of besides the brand: its content words, and pairs of them that stand together. */
import { isAscii, lazyPattern, patternFor } from '../../lazy-pattern.js';
import { ownCopy } from '../../own-copy.js';
import { isUnspaced } from './boundary.js';
import { compose, withoutHyphenation } from './fold.js';
import { isStopWord } from './stop-words.js';

export interface KeywordOptions {
  /** Of the text; null: stop words of all major languages are left out. */
  readonly language: string | null;
  /** Whether a word is the query's own. */
  own(word: string): boolean;
}

/** Distinct, lower-case, with their diacritics; pairs as `oat milk`. */
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

/** `isJoint`: it makes a pair with the word before. */
export type VisitWord = (word: string, isJoint: boolean) => void;

/** Reads many texts: what is found out about a word once serves all of them. */
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
  /** Of the content word before, where nothing else has come between. */
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

/** The words of a lower-case text, without addresses and accounts. */
const eachWord = (text: string, visit: Visit): void => (isAscii(text) ? eachPlainWord : eachWrittenWord)(text, visit);

/** Every alternative is told by how it begins, so that no text is read twice. */
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

/** The same for ASCII, without a pattern. */
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

/** Where it begins, if none begins there. */
function plainTokenEnd(text: string, start: number): number {
  const ending = isLink(text, start) ? LINK : text.charCodeAt(start) === AT ? ACCOUNT : WORD;
  let end = ending === ACCOUNT ? start + 1 : start;
  for (; end < text.length; end += 1) {
    if ((kindAt(text, end) & ending) !== 0) continue;
    // An apostrophe inside of a word belongs to it.
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
/** What a character may be a part of. */
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

/** How long that of an address is whose word before it leaves no space, as in `menuhttps://example.com`; else 0. */
function schemeBefore(text: string, end: number): number {
  if (text.charCodeAt(end) !== COLON || !text.startsWith('://', end)) return 0;
  return text.endsWith('https', end) ? 5 : text.endsWith('http', end) ? 4 : 0;
}

const addressEnd = (text: string, from: number): number =>
  from + text.slice(from, from + LONGEST_ADDRESS).search(/\s|$/u);

/** Longer runs without a space are cut anywhere: nobody reads them. */
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

/** Words come again and again; a hostile text can make us keep no more than these. */
const CACHED_WORDS = 50_000;
const contents = new Map<string, string | null>();

/** The word as it is counted; null where it is none that says anything. */
function contentOf(token: string): string | null {
  const cached = contents.get(token);
  if (cached !== undefined) return cached;
  const content = computeContent(token);
  if (contents.size < CACHED_WORDS) contents.set(ownCopy(token), content);
  return content;
}

function computeContent(token: string): string | null {
  // Markdown emphasizes with what may stand inside of words.
  const word = compose(token)
    .replaceAll('’', "'")
    // How a sign is shown is none of its word.
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

/** French and Italian articles and pronouns; the one of O'Brien is a part of the name. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|dell|all|nell|dall|sull|un|quest|quell)'/u;

/** Left over from markup, and from passing things on. */
const NOISE: ReadonlySet<string> = new Set(['amp', 'gt', 'lt', 'nbsp', 'quot', 'http', 'https', 'www', 'rt', 'via']);

/** What may stand inside a pair: a space or two, or a hyphen. */
const isJoint = (text: string, from: number, to: number): boolean =>
  (to - from === 1 && text.charCodeAt(from) === 0x20) ||
  (to - from <= 2 && /^(?:[ \u00a0]{1,2}|[-‐‑])$/u.test(text.slice(from, to)));
