/** Words and signs that affect others: they negate, contrast, intensify, end a clause, or begin a rule of intents. */

import { hashOf, mix, SEED } from './hash.js';
import { INTENT_RULES } from './intent-rules.js';

export const NEGATES = 1;
export const TURNS = 2;
export const ENDS = 4;
export const BOOSTS = 8;
export const ME = 16;
export const YOU = 32;
/** May begin a row of the intent rules. */
export const BEGINS = 64;

const CONTRACTED = [
  ...['ca', 'do', 'does', 'did', 'is', 'are', 'was', 'were', 'wo', 'would', 'could', 'should'],
  ...['has', 'have', 'had', 'ai', 'must', 'need'],
];
const NEGATORS = [
  'not no non never nobody nothing neither nor none without hardly barely cannot lack lacks lacking nowhere aint zero',
  'stop stopped rarely scarcely',
  // French, German, Spanish, Portuguese, Italian, Hindi and Arabic words, unless they are also English words.
  'ne pas nicht kein keine keinen nie nunca jamás jamais não nem ni ohne sans senza nahi nahin नहीं न لا ليس مش ما لم لن',
  CONTRACTED.flatMap((verb) => [`${verb}nt`, `${verb}n't`]).join(' '),
];

/** What VADER's intensifiers add to the value of a word; they do not multiply it. */
export const BOOST = 0.293;
const MORE =
  'absolutely amazingly awfully completely considerably decidedly deeply enormously entirely especially exceptionally extremely fabulously flipping freaking fricking frigging fully fucking fuckin greatly hella highly hugely incredibly insanely intensely majorly more most particularly purely quite really remarkably ridiculously so such substantially super thoroughly too totally tremendously truly uber unbelievably unusually utterly very way damn';
const LESS =
  'almost barely hardly kinda kindof less little marginally occasionally partly scarcely slightly somewhat sorta';

const SIZE = 1 << 12;
const keys = new Int32Array(SIZE);
const roles = new Uint8Array(SIZE);
const boosts = new Float32Array(SIZE);

/** Roles of a token as a bit set; 0 if it has none. */
export function roleOf(hash: number): number {
  return roles[placeOf(hash)]!;
}

export function boostOf(hash: number): number {
  return boosts[placeOf(hash)]!;
}

function placeOf(hash: number): number {
  for (let at = hash & (SIZE - 1); ; at = (at + 1) & (SIZE - 1)) if (keys[at] === hash || keys[at] === 0) return at;
}

function give(hash: number, role: number, boost = 0): void {
  const at = placeOf(hash);
  keys[at] = hash;
  roles[at]! |= role;
  boosts[at]! += boost;
}

const giveAll = (words: string, role: number, boost?: number) => {
  for (const word of words.split(' ')) give(hashOf(word), role, boost);
};

for (const words of NEGATORS) giveAll(words, NEGATES);
giveAll('but however although though yet except', TURNS);
giveAll('. ! ? ; : , …  (', ENDS);
for (const sign of [mix(SEED, 0x2026), mix(hashOf('!'), 0x21)]) give(sign, ENDS);
giveAll(MORE, BOOSTS, BOOST);
giveAll(LESS, BOOSTS, -BOOST);
giveAll("i me my i'm im i've i'd i'll mine myself we our us", ME);
giveAll("you u your ur you're ya yall", YOU);
for (const rows of Object.values(INTENT_RULES)) {
  for (const row of rows) for (const word of firstWords(row)) give(hashOf(word), BEGINS);
}

/** The words that may match first in a row of the intent rules. */
export function firstWords(row: string): string[] {
  const end = row.indexOf(' ');
  const first = row.slice(row.startsWith('^') ? 1 : 0, end === -1 ? row.length : end);
  return withoutMark(first).split('/');
}

/** Strips the leading `!`, which is a mark before a word but a sign when alone. */
export function withoutMark(words: string): string {
  return words.length > 1 && words.startsWith('!') ? words.slice(1) : words;
}
