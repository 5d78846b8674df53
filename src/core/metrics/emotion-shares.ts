/** Shares of mentions by emotion. A mention may express several, so the shares need not sum to 1. */
import type { Ratio, Report } from '../../types.js';
import { authorIndex } from './author-index.js';
import { type Clustered, effectiveSize } from './clustering.js';
import { answering, type Observed } from './observed.js';
import { byCodePoint } from './order.js';
import { share } from './ratio.js';

/** Mentions that express an emotion over all judged ones, emotions in alphabetical order; {} if there are none. */
export function emotionShares(observed: Observed): Report['emotions'] {
  if (answering(observed).length === 0) return {};
  const { authorOf, clusters } = authorIndex(observed);
  const judged = new Int32Array(clusters);
  // By emotion, the number of mentions that express it by author. Sparse, since few authors express a given emotion.
  const carried = new Map<string, Map<number, number>>();
  observed.mentions.forEach(({ sentiment, emotions }, place) => {
    if (sentiment.label === null && emotions.length === 0) return;
    const author = authorOf[place]!;
    judged[author]!++;
    for (const emotion of emotions.length > 1 ? new Set(emotions) : emotions) {
      const authors = carried.get(emotion) ?? new Map<number, number>();
      carried.set(emotion, authors.set(author, (authors.get(author) ?? 0) + 1));
    }
  });
  const size = judged.reduce((total, count) => total + count, 0);
  const sizeSquares = judged.reduce((total, count) => total + count ** 2, 0);
  const authors = judged.reduce((total, count) => total + Math.min(count, 1), 0);
  const shares = [...carried].map(([emotion, hits]): [string, Ratio] => {
    const sample = { authors, size, sizeSquares, ...sumsOf(hits, judged) };
    return [emotion, share(sample.total, size, observed.confidence, effectiveSize(sample, sample.total))];
  });
  return Object.fromEntries(shares.sort(([a], [b]) => byCodePoint(a, b)));
}

function sumsOf(
  hits: ReadonlyMap<number, number>,
  judged: Int32Array,
): Pick<Clustered, 'total' | 'totalSquares' | 'products'> {
  let [total, totalSquares, products] = [0, 0, 0];
  for (const [author, count] of hits) {
    total += count;
    totalSquares += count ** 2;
    products += count * judged[author]!;
  }
  return { total, totalSquares, products };
}
