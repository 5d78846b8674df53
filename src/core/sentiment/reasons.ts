/** The words of a text that contributed most to its score, largest first. */
import { ownCopy } from '../../own-copy.js';
import type { Sentiment } from '../../types.js';
import { attribute } from './attribution.js';
import type { LinearModel } from './linear-model.js';
import { BRAND, tokens } from './tokens.js';

const MOST = 6;
/** Smallest contribution worth reporting, in log odds; anything less is noise. */
const LEAST = 0.2;
/** Stands for what no single word expresses: capitals, exclamation marks, emoji, links, length. */
const MANNER = '(manner)';

const heaviest = new Int32Array(MOST);
const weights = new Float64Array(MOST);

/** Reasons for the judgement of the text that was judged last, by the same model. */
export function reasonsOf(model: LinearModel, text: string): Sentiment['reasons'] {
  const { of, manner } = attribute(model);
  let held = 0;
  for (let at = -1; at < tokens.count; at++) {
    const weight = at < 0 ? manner : of[at]!;
    const size = Math.abs(weight);
    if (size < LEAST || (held === MOST && size <= Math.abs(weights[MOST - 1]!))) continue;
    if (at >= 0 && (tokens.flags[at]! & BRAND) !== 0) continue;
    let place = held === MOST ? MOST - 1 : held++;
    for (; place > 0 && Math.abs(weights[place - 1]!) < size; place--) {
      weights[place] = weights[place - 1]!;
      heaviest[place] = heaviest[place - 1]!;
    }
    weights[place] = weight;
    heaviest[place] = at;
  }
  // Allocated at its final length, because a growing array reserves room for many more.
  const reasons: Sentiment['reasons'] = new Array(held);
  for (let place = 0; place < held; place++) {
    const at = heaviest[place]!;
    const token = at < 0 ? MANNER : ownCopy(text.slice(tokens.start[at], tokens.end[at]));
    reasons[place] = { token, weight: weights[place]! };
  }
  return reasons;
}
