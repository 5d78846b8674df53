/** Reads a word of a text, folding and hashing it character by character. */
import { CLASS_OF, DIGIT, folded, JOINER, LETTER } from './characters.js';
import { mix, SEED } from './hash.js';
import { CAPITAL, CAPS, LONG, MOST_LETTERS, MOST_TOKENS, put, TAG, tokens, WORD } from './tokens.js';

const { units } = tokens;

export function wordAt(text: string, start: number, first: number, limit: number, given: number): number {
  let hash = SEED;
  let previous = 0;
  let run = 0;
  let capitals = 0;
  let small = 0;
  let flags = given;
  let at = first;
  const from = tokens.written;
  let written = from;
  // Fast path for a to z without repeated letters, which is all that most words contain; the loop below handles the
  // rest.
  const near = Math.min(limit, first + MOST_LETTERS);
  for (; at < near; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x61 || unit > 0x7a || unit === previous) break;
    previous = unit;
    hash = mix(hash, unit);
    units[written++] = unit;
  }
  small = at - first;
  run = Math.min(small, 1);
  for (; at < limit; at++) {
    const unit = text.charCodeAt(at);
    let letter = unit;
    // a to z: the most frequent case.
    if (unit >= 0x61 && unit <= 0x7a) small++;
    else {
      const kind = CLASS_OF[unit]!;
      if (kind === JOINER) continue;
      letter = folded(unit);
      if (kind !== LETTER && !(kind === DIGIT && at > first)) {
        // An apostrophe between letters.
        if (letter !== 0x27) break;
        if (at + 1 >= limit || CLASS_OF[text.charCodeAt(at + 1)] !== LETTER) break;
      }
      if (letter !== unit && kind === LETTER) {
        // A capital begins a new word of a hashtag.
        if (given === TAG && small > 0 && at > first) break;
        capitals++;
      } else if (kind === LETTER) small++;
    }
    run = letter === previous ? run + 1 : 1;
    previous = letter;
    if (run >= 3) flags |= LONG;
    if (run <= 2 && written - from < MOST_LETTERS) {
      hash = mix(hash, letter);
      units[written++] = letter;
    }
  }
  if (capitals > 0) flags |= small === 0 && capitals > 1 ? CAPS : CAPITAL;
  units[written] = 0x20;
  const place = put(WORD, flags, hash, start, at, from, written);
  if ((flags & LONG) !== 0) tokens.short[place] = shortHash(text, first, at);
  tokens.written = written + 1;
  if (given === TAG && at < limit && CLASS_OF[text.charCodeAt(at)] === LETTER && tokens.count < MOST_TOKENS - 1) {
    return wordAt(text, at, at, limit, TAG);
  }
  return at;
}

/** Hash with every run of a letter reduced to one. */
function shortHash(text: string, start: number, end: number): number {
  let hash = SEED;
  let previous = 0;
  for (let at = start; at < end; at++) {
    const letter = folded(text.charCodeAt(at));
    if (letter === previous || CLASS_OF[letter] === JOINER) continue;
    hash = mix(hash, letter);
    previous = letter;
  }
  return hash;
}
