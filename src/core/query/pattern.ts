/** How hashtags, handles and tickers are found in folded text: from left to right, each place looked at a bounded number of times. */
import { isAscii, patternFor } from '../../lazy-pattern.js';
import type { Span } from '../../types.js';
import { endsAt, isUnspaced, isWordCharacter } from '../text/boundary.js';
import { fold } from '../text/fold.js';

/** The first place at or after `from`; null where there is none. Both text and places are folded. */
export type Find = (text: string, from: number) => Span | null;

/** `#tag` in a text; not the fragment of an address. */
export function findTag(tag: string): Find {
  return findMarked(`#${fold(tag).text}`, {
    before: (text, start) => !isWordBefore(text, start) && !'&/'.includes(text[start - 1] ?? ' '),
    end: (_text, end) => end,
    mayFollow: NEVER,
  });
}

/** `$TICKER` in a text; $BRK is not $BRK.B. Where words have no spaces between them, none stands around it either. */
export function findTicker(ticker: string): Find {
  return findMarked(`$${fold(ticker).text}`, {
    before: (text, start) => text[start - 1] !== '$' && mayBegin(text, start),
    end: (text, end) => (text[end] === '.' && /\p{L}/u.test(text[end + 1] ?? '') ? -1 : end),
    mayFollow: isAscii(ticker) ? endsAt : NEVER,
  });
}

/**
 * `@handle` in a text, with or without the instance or `.bsky.social` behind it. Asked for with an instance, it is not
 * the one of another instance. The dot in front of a reply to everybody is none of it; an address of mail is no handle.
 * Where words have no spaces between them, none stands before a handle either, nor behind one of ASCII.
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
      // @acme-corp and @acme.example are somebody else.
      return /^[-.][\p{L}\p{N}_]/u.test(text.slice(at, at + 2)) ? -1 : at;
    },
    mayFollow: isAscii(local) ? endsAt : NEVER,
  });
}

/** `['acme', 'example.social']`; the instance is null where none is named. Bluesky's own domain is none. */
export function splitHandle(handle: string): readonly [string, string | null] {
  const [, local = '', instance] = /^@?([^@]*)(?:@(.*))?$/su.exec(handle) ?? [];
  return [local.replace(/(?<=.)\.bsky\.social$/u, ''), instance ?? null];
}

/** A handle of ASCII that names no instance, folded; null for any other. */
export const plainHandle = (handle: string): string | null => (/^[\w-]+$/.test(handle) ? handle.toLowerCase() : null);

const HOME = patternFor(
  String.raw`^(?:\.bsky\.social(?![a-z0-9]))?(?:@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)?`,
  'u',
);

interface Surroundings {
  before(text: string, start: number): boolean;
  /** Where the term ends that was found up to `end`; -1: it is another term. */
  end(text: string, end: number): number;
  /** Whether a letter that stands at `end` is none of it. */
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
