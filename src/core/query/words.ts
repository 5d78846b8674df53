/** Finds words, phrases and names in folded text, looking at each position a bounded number of times. */
import { beginsAt, endsAt, isInSyllable, letterEnd, skipToWord, wordEnd } from '../text/boundary.js';
import { nameParts } from './name.js';
import type { Find } from './pattern.js';
import { ONE_LETTER } from './wildcard.js';

/**
 * Finds a name whose parts are separated by spaces, hyphens or punctuation, or with `joined` by nothing (CocaCola).
 * @param name folded
 */
export function findName(name: string, gaps: 'apart' | 'joined'): Find {
  return findPieces(name, gaps, literal);
}

/**
 * Finds words like `findName` with gaps, where `*` stands for any ending of a word and `?` for one letter.
 * @param words folded, without a standalone `*`
 */
export function findWords(words: string): Find {
  return findPieces(words, 'apart', pattern);
}

/** A part of a name without a gap. */
interface Piece {
  /** The literal text it begins with. */
  readonly head: string;
  /** Returns the end of the piece that begins at `at`, or -1 if it does not match there. */
  endAt(text: string, at: number): number;
}

function findPieces(name: string, gaps: 'apart' | 'joined', pieceOf: (text: string) => Piece): Find {
  const [first, ...rest] = nameParts(name).map(({ text, sign }) => {
    const lead = skipToWord(text, 0);
    // An emoji may touch its neighbors, and is found among the characters of a gap rather than after it.
    return { ...pieceOf(text), sign, lead, isPicture: lead === text.length };
  });
  if (first === undefined) return () => null;
  const follow = (text: string, from: number): number => {
    let at = from;
    let isBehindPicture = first.isPicture;
    for (const piece of rest) {
      if (at === -1) return -1;
      // Signs before the piece's first letter, as in .net, are part of the gap that was skipped.
      const word = skipToWord(text, at);
      const begin = piece.isPicture ? text.slice(at, word).indexOf(piece.head) + at : word - piece.lead;
      const isApart = begin > at && text.slice(at, begin).includes(piece.sign);
      const mayTouch = gaps === 'joined' || piece.isPicture || isBehindPicture;
      if (!isApart && (begin !== at || piece.sign !== '' || !mayTouch)) return -1;
      at = piece.endAt(text, begin);
      isBehindPicture = piece.isPicture;
    }
    return at;
  };
  return (text, from) => {
    for (let start = text.indexOf(first.head, from); start !== -1; start = text.indexOf(first.head, start + 1)) {
      if (!beginsAt(text, start)) continue;
      const end = follow(text, first.endAt(text, start));
      if (end !== -1 && endsAt(text, end)) return { start, end };
    }
    return null;
  };
}

function literal(piece: string): Piece {
  return { head: piece, endAt: (text, at) => (text.startsWith(piece, at) ? at + piece.length : -1) };
}

/** Compiles `wom?n*` into stretches separated by one letter each, optionally followed by any ending. */
function pattern(piece: string): Piece {
  if (!/[?*]/.test(piece)) return literal(piece);
  const isOpen = piece.endsWith('*');
  const [head = '', ...stretches] = (isOpen ? piece.slice(0, -1) : piece).split(ONE_LETTER());
  const endAt = (text: string, at: number): number => {
    if (!text.startsWith(head, at)) return -1;
    let end = at + head.length;
    for (const stretch of stretches) {
      end = letterEnd(text, end);
      if (end === -1 || !text.startsWith(stretch, end)) return -1;
      end += stretch.length;
    }
    if (!isOpen) return end;
    // 기아* is not a prefix of 기압: folded Hangul is decomposed, but a syllable counts as one letter.
    return isInSyllable(text, end) ? -1 : wordEnd(text, end);
  };
  return { head, endAt };
}
