/** Style of a text: loud, addressed to someone, with emoji, or formal as in newspapers. */
import { hashOf, mix, SEED } from './hash.js';
import { ME, YOU } from './roles.js';
import { CAPS, EMOJI, FACE, LINK, LONG, NAME, NUMBER, SIGN, TAG, tokens, WORD } from './tokens.js';

const QUOTE = mix(SEED, 0x22);
const EXCLAMATION = hashOf('!');
const EXCLAMATIONS = mix(EXCLAMATION, 0x21);
const QUESTION = hashOf('?');
const DOTS = mix(SEED, 0x2026);
const STOP = hashOf('.');

export const MANNERS = 18;
const said = new Uint8Array(MANNERS);

/** Counts each trait, up to the number that makes a difference. The result is overwritten by every call. */
export function mannerOf(): Uint8Array {
  const { count, kind, flags, hash, role } = tokens;
  let caps = 0;
  let long = 0;
  let loud = 0;
  let asking = 0;
  let dots = 0;
  let links = 0;
  let names = 0;
  let tags = 0;
  let pictures = 0;
  let faces = 0;
  let numbers = 0;
  let quotes = 0;
  let me = 0;
  let you = 0;
  for (let at = 0; at < count; at++) {
    const own = hash[at]!;
    switch (kind[at]!) {
      case WORD:
        if ((flags[at]! & CAPS) !== 0) caps++;
        if ((flags[at]! & LONG) !== 0) long++;
        if ((flags[at]! & TAG) !== 0) tags++;
        if ((role[at]! & ME) !== 0) me++;
        else if ((role[at]! & YOU) !== 0) you++;
        break;
      case SIGN:
        if (own === EXCLAMATION || own === EXCLAMATIONS) loud += own === EXCLAMATION ? 1 : 2;
        else if (own === QUESTION) asking++;
        else if (own === DOTS) dots++;
        else if (own === QUOTE) quotes++;
        break;
      case LINK:
        links++;
        break;
      case NAME:
        names++;
        break;
      case EMOJI:
        pictures++;
        break;
      case FACE:
        faces++;
        break;
      case NUMBER:
        numbers++;
        break;
      default:
        break;
    }
  }
  const social = caps + long + loud + tags + pictures + faces + me + you + links + names + dots;
  const final = count === 0 ? 0 : kind[count - 1]!;
  const finalSign = count === 0 ? 0 : hash[count - 1]!;
  let what = 0;
  said[what++] = Math.min(caps, 3);
  said[what++] = Math.min(long, 2);
  said[what++] = Math.min(loud, 4);
  said[what++] = Math.min(asking, 3);
  said[what++] = Math.min(dots, 2);
  said[what++] = Math.min(links, 2);
  said[what++] = Math.min(names, 3);
  said[what++] = Math.min(tags, 4);
  said[what++] = Math.min(pictures, 4);
  said[what++] = Math.min(faces, 2);
  said[what++] = Math.min(numbers, 3);
  said[what++] = Math.min(quotes, 3);
  said[what++] = Math.min(me, 3);
  said[what++] = Math.min(you, 2);
  said[what++] = Math.min(count >> 2, 12);
  said[what++] =
    final === SIGN
      ? finalSign === STOP
        ? 1
        : finalSign === QUESTION
          ? 2
          : finalSign === EXCLAMATION
            ? 3
            : 4
      : 5 + final;
  said[what++] = count > 0 && kind[0] === NAME ? 1 : count > 0 && kind[0] === SIGN ? 2 : 0;
  said[what++] = social === 0 ? 1 : 0;
  return said;
}
