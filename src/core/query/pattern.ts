/**
 * Finds hashtags, handles and tickers in folded text, from left to right, looking at each position a bounded number of
 * times.
 */
import { isAscii, patternFor } from '../../lazy-pattern.js';
import type { Span } from '../../types.js';
import { endsAt, isUnspaced, isWordCharacter } from '../text/boundary.js';
import { fold } from '../text/fold.js';

/** Returns the first occurrence at or after `from`, or null. Both the text and the span are folded. */
export type Find = (text: string, from: number) => Span | null;

/** Finds `#tag`, but not the fragment of an address. */
export function findTag(tag: string): Find {
  return findMarked(`#${fold(tag).text}`, {
    before: (text, start) => !isWordBefore(text, start) && !'&/'.includes(text[start - 1] ?? ' '),
    end: (_text, end) => end,
    mayFollow: NEVER,
  });
}

/** Finds `$TICKER`; $BRK is not $BRK.B. Characters of scripts written without spaces may touch it on either side. */
export function findTicker(ticker: string): Find {
  return findMarked(`$${fold(ticker).text}`, {
    before: (text, start) => text[start - 1] !== '$' && mayBegin(text, start),
    end: (text, end) => (text[end] === '.' && /\p{L}/u.test(text[end + 1] ?? '') ? -1 : end),
    mayFollow: isAscii(ticker) ? endsAt : NEVER,
  });
}

/**
 * Finds `@handle`, with or without an instance or `.bsky.social` after it. A handle given with an instance does not
 * match the same name on another instance. A leading dot, as in `.@handle`, is not part of the match; email addresses
 * are not handles. Characters of scripts written without spaces may directly precede any handle and directly follow an
 * ASCII one.
 */
export function findHandle(handle: string): Find {
  const [local = '', instance] = splitHandle(fold(handle).text);
  return findMarked(`@${local}`, {
    before: (text, start) => text[start - 1] !== '@' && mayBegin(text, start),
    end: (text, end) => {
      const following = text.slice(end, end + 255);
      const home = HOME(following).exec(following)?.[0] ?? '';
      if (home.startsWith('@') && instance !== null && home.slice(1) !== instance) return -1;
      const at = end + home.length;
      // @acme-corp and @acme.example are other accounts.
      return /^[-.][\p{L}\p{N}_]/u.test(text.slice(at, at + 2)) ? -1 : at;
    },
    mayFollow: isAscii(local) ? endsAt : NEVER,
  });
}

/**
 * Splits a handle into local name and instance: `['acme', 'example.social']`. The instance is null if there is none;
 * `.bsky.social` is dropped and does not count as one.
 */
export function splitHandle(handle: string): readonly [string, string | null] {
  const [, local = '', instance] = /^@?([^@]*)(?:@(.*))?$/su.exec(handle) ?? [];
  return [local.replace(/(?<=.)\.bsky\.social$/u, ''), instance ?? null];
}

/** Returns an ASCII handle without an instance in lower case; null for any other. */
export const plainHandle = (handle: string): string | null => (/^[\w-]+$/.test(handle) ? handle.toLowerCase() : null);

const HOME = patternFor(
  String.raw`^(?:\.bsky\.social(?![a-z0-9]))?(?:@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)?`,
  'u',
);

interface Surroundings {
  before(text: string, start: number): boolean;
  /** Returns the end of the term whose literal part ends at `end`, or -1 if it turns out to be another term. */
  end(text: string, end: number): number;
  /** Whether a word character at `end` may follow the term without being part of it. */
  mayFollow(text: string, end: number): boolean;
}

const NEVER = (): boolean => false;

function findMarked(literal: string, surroundings: Surroundings): Find {
  return (text, from) => {
    for (let start = text.indexOf(literal, from); start !== -1; start = text.indexOf(literal, start + 1)) {
      const end = surroundings.end(text, start + literal.length);
      if (end === -1 || (isWordCharacter(text, end) && !surroundings.mayFollow(text, end))) continue;
      if (surroundings.before(text, start)) return { start, end };
    }
    return null;
  };
}

const isWordBefore = (text: string, start: number): boolean =>
  start > 0 &&
  (isWordCharacter(text, start - 1) || (start > 1 && isWordCharacter(text, start - 2) && isPair(text, start - 2)));

const mayBegin = (text: string, start: number): boolean => !isWordBefore(text, start) || isUnspaced(text[start - 1]!);

const isPair = (text: string, index: number): boolean => (text.codePointAt(index) ?? 0) > 0xffff;
