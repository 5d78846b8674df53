/** Which words of a text made its score, the heaviest first. */
import { ownCopy } from '../../own-copy.js';
import type { Sentiment } from '../../types.js';
import { attribute } from './attribution.js';
import type { LinearModel } from './linear-model.js';
import { BRAND, tokens } from './tokens.js';

const MOST = 6;
/** In logs of odds: what weighs less is noise. */
const LEAST = 0.2;
/** What no word alone says: capitals, exclamation marks, pictures, links, length. */
const MANNER = '(manner)';

const heaviest = new Int32Array(MOST);
const weights = new Float64Array(MOST);

/** Of the text that was judged last, by the model that did. */
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
  // Of that length from the start: one that grows takes room for many more.
  const reasons: Sentiment['reasons'] = new Array(held);
  for (let place = 0; place < held; place++) {
    const at = heaviest[place]!;
    const token = at < 0 ? MANNER : ownCopy(text.slice(tokens.start[at], tokens.end[at]));
    reasons[place] = { token, weight: weights[place]! };
  }
  return reasons;
}
