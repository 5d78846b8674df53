/**
 * Net Promoter Score: the real one if there are ratings that answer its question, otherwise a proxy labelled as such.
 */
import type { Mention, Ratio, Report } from '../../types.js';
import { authorIndex } from './author-index.js';
import { clustered, effectiveSize } from './clustering.js';
import type { Observed } from './observed.js';
import { net } from './ratio.js';

/** Mean polarity from which an author counts as a promoter; at its negative or below, as a detractor. */
const STRONG = 0.5;

const DISCLAIMER = 'not a survey NPS; authors are self-selected';

/**
 * NPS from ratings of 0 to 10: promoters give 9 or more, detractors 6 or less (F. F. Reichheld, Harv. Bus. Rev. 81
 * (2003) 46–54).
 * @param sources names of those whose ratings answer that question; elsewhere ratings are stars
 */
export function nps(observed: Observed, sources: readonly string[]): NonNullable<Report['sentiment']['nps']> {
  const asked = new Set(
    observed.sources.filter(({ name }) => sources.includes(name)).flatMap(({ mentions }) => mentions),
  );
  const { clusters, authorOf } = authorIndex(observed);
  const rated = new Float64Array(clusters);
  const signs = new Float64Array(clusters);
  let [promoters, detractors, outOfScale] = [0, 0, 0];
  for (const [place, mention] of observed.mentions.entries()) {
    const { rating } = mention;
    if (rating === null || !asked.has(mention)) continue;
    if (rating < 0 || rating > 10) {
      outOfScale += 1;
      continue;
    }
    const sign = rating >= 9 ? 1 : rating <= 6 ? -1 : 0;
    rated[authorOf[place]!]! += 1;
    signs[authorOf[place]!]! += sign;
    if (sign === 1) promoters += 1;
    if (sign === -1) detractors += 1;
  }
  const size = rated.reduce((sum, count) => sum + count, 0);
  const effective = effectiveSize(clustered(rated, signs), promoters + detractors);
  return { ...net(promoters, detractors, size, observed.confidence, effective), promoters, detractors, outOfScale };
}

/** One author, one vote by mean polarity: strongly positive authors minus strongly negative ones, over all authors. */
export function npsProxy(observed: Observed): NonNullable<Report['sentiment']['npsProxy']> {
  const { authors, authorOf } = authorIndex(observed);
  const sums = new Float64Array(authors);
  const counts = new Float64Array(authors);
  for (const [place, mention] of observed.mentions.entries()) {
    const author = authorOf[place]!;
    const polarity = polarityOf(mention);
    if (author >= authors || polarity === null) continue;
    sums[author]! += polarity;
    counts[author]! += 1;
  }
  let [promoters, detractors, voices] = [0, 0, 0];
  for (const [author, count] of counts.entries()) {
    if (count === 0) continue;
    const mean = sums[author]! / count;
    voices += 1;
    if (mean >= STRONG) promoters += 1;
    if (mean <= -STRONG) detractors += 1;
  }
  const ratio: Ratio = net(promoters, detractors, voices, observed.confidence);
  return { ...ratio, promoters, detractors, cut: STRONG, disclaimer: DISCLAIMER };
}

function polarityOf({ sentiment }: Mention): number | null {
  return sentiment.label === null ? null : sentiment.polarity;
}
