/** What a mention speaks of besides the brand: its content words, and pairs of them that stand together. */
import { lazyPattern, patternFor } from '../../lazy-pattern.js';
import { isUnspaced } from './boundary.js';
import { compose } from './fold.js';
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
  const lower = text.toLowerCase();
  let previous = '';
  let previousEnd = 0;
  eachWord(lower, (token, start) => {
    const word = contentOf(token);
    if (word === null || isStopWord(word, language) || own(word)) {
      previous = '';
      return;
    }
    found.add(word);
    if (previous !== '' && isJoint(lower, previousEnd, start)) found.add(`${previous} ${word}`);
    previous = word;
    previousEnd = start + token.length;
  });
  return found;
}

type Visit = (token: string, start: number) => void;

const LONGEST_WORD = 40;
const LONGEST_ADDRESS = 500;

/** Every alternative is told by how it begins, so that no text is read twice. */
const ASCII_TOKEN = /https?:\/\/\S*|www\.\S*|@[a-z0-9_.@-]*|[a-z0-9_]+(?:'[a-z0-9]+)*/g;
const TOKEN = lazyPattern(
  String.raw`https?://\S*|www\.\S*|[@＠][\p{L}\p{M}\p{N}_.@-]*|[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}\p{N}]+)*`,
  'gu',
);

/** The words of a lower-case text, without addresses and accounts. */
function eachWord(text: string, visit: Visit): void {
  let skipped = 0;
  for (const match of text.matchAll(/[^\0-\x7f]/.test(text) ? TOKEN() : ASCII_TOKEN)) {
    const [token] = match;
    const start = match.index;
    const end = start + token.length;
    if (start < skipped || !isWord(token)) continue;
    if (isUnspaced(token)) eachSegment(token, start, visit);
    else if (isInAddress(text, end)) skipped = end + text.slice(end, end + LONGEST_ADDRESS).search(/\s|$/u);
    else if (token.length <= LONGEST_WORD) visit(token, start);
  }
}

const isWord = (token: string): boolean => !/^(?:https?:|www\.|[@＠])/.test(token);

/** example.com, ann@example.com */
const isInAddress = (text: string, end: number): boolean =>
  text[end] === '@' || (text[end] === '.' && /[\p{L}\p{N}]/u.test(text[end + 1] ?? ''));

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
  if (contents.size < CACHED_WORDS) contents.set(token, content);
  return content;
}

function computeContent(token: string): string | null {
  const word = compose(token).replaceAll('’', "'");
  // Contractions of small words: don't, they're.
  if (/(?:n't|'(?:m|re|ve|ll|d))$/u.test(word)) return null;
  const bare = word.replace(ELIDED, '').replace(/'s?$/u, '');
  return bare.length > 1 && LETTER(bare).test(bare) && !NOISE.has(bare) ? bare : null;
}

const LETTER = patternFor(String.raw`[\p{L}]`, 'u');

/** French and Italian articles and pronouns; the one of O'Brien is a part of the name. */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|dell|all|nell|dall|sull|un|quest|quell)'(?=.{2})/u;

/** Left over from markup, and from passing things on. */
const NOISE: ReadonlySet<string> = new Set(['amp', 'gt', 'lt', 'nbsp', 'quot', 'http', 'https', 'www', 'rt', 'via']);

/** What may stand inside a pair: a space or two, or a hyphen. */
const isJoint = (text: string, from: number, to: number): boolean =>
  to - from <= 2 && /^(?:[ \u00a0]{1,2}|[-‐‑])$/u.test(text.slice(from, to));
