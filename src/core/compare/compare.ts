/** Compares brands: which is mentioned more, which more favorably, and which differences are more than chance. */
import type { BrandComparison, Query, Report } from '../../types.js';
import { itemNumbers } from '../mention/same-items.js';
import type { Confidence } from '../metrics/confidence.js';
import { netDifference, shareDifference } from '../metrics/net-difference.js';
import { rarefied } from '../metrics/rarefied.js';
import { share, UNKNOWN } from '../metrics/ratio.js';
import { ownWords } from '../query/own-words.js';
import { rounded, roundedTest } from '../round.js';
import { keywords } from '../text/keywords.js';
import { type CommonGround, commonGround, type GroundOptions } from './common-ground.js';
import { excessOf } from './excess.js';
import { type Measured, measure } from './measure.js';
import { overlaps } from './overlap.js';
import { groupsOf, pairRow, pairsOf } from './pairs.js';
import { relativeStrengths } from './relative-strength.js';
import { distinctiveTerms } from './terms.js';
import { compareWarnings } from './warnings.js';

export interface CompareOptions extends GroundOptions {
  /** Whether an item that names k brands counts fully for each of them, or 1/k for each. */
  readonly sov: BrandComparison['sov'];
  /** Expected share of voice of each brand, as returned by `expectedShares`. */
  readonly expected?: readonly number[];
  /** Maximum number of terms for each brand. */
  readonly top: number;
  /** Confidence level of the reports. */
  readonly confidence: Confidence;
}

export interface Compared {
  readonly query: Pick<Query, 'node'>;
  /** The report, with its mentions. */
  readonly report: Report;
}

/**
 * @param brands of one run, each with the same sources and limits
 * @throws UsageError if sources or limits differ, if there are fewer than two brands, or if one is given twice
 */
export function compare(brands: readonly Compared[], options: CompareOptions): BrandComparison {
  const { confidence } = options;
  const reports = brands.map(({ report }) => report);
  const ground = commonGround(reports, options);
  const names = reports.map(({ query }) => query.brand);
  const answered = ground.sources.some(({ used }) => used);
  const { pairs: overlap, brandsOf, items } = overlapsOf(names, ground);
  const weights = ground.mentions.map((mentions, place) =>
    options.sov === 'items'
      ? mentions.length
      : mentions.reduce((sum, _, at) => sum + 1 / (brandsOf.get(items[place]![at]!) ?? 1), 0),
  );
  const voices = voicesOf(weights, answered, confidence);
  const measured = ground.mentions.map((mentions, place) =>
    measure(mentions, reports[place]!, { answered, confidence }),
  );
  const netPairs = pairsOf(names, ([a, b]) => netDifference(measured[a]!.sample, measured[b]!.sample, confidence));
  const voicePairs = pairsOf(names, ([a, b]) => shareDifference(weights[a]!, weights[b]!, voices.total, confidence));
  const rareTo = answered ? commonSize(measured.map(({ authors }) => authors.known)) : null;
  const strengths = relativeStrengths(ground.mentions, ground, confidence);
  const positive = measured.reduce((sum, { sample }) => sum + sample.positive, 0);
  const rankGroup = groupsOf(
    measured.map(({ netSentiment }) => netSentiment.value),
    netPairs,
  );
  const voiceGroup = groupsOf(
    voices.shares.map(({ value }) => value),
    voicePairs,
  );
  const pairs = [...netPairs.map(pairRow('netSentiment')), ...voicePairs.map(pairRow('shareOfVoice'))];
  const terms = termsOf(brands, names, ground, options.top);
  const status = statusOf(reports, answered);
  const known = <T>(value: T) => (answered ? value : null);
  const comparison = rounded<BrandComparison>({
    schema: 'socialrank.compare/1',
    window: ground.window,
    censored: ground.sources.some(({ truncated }) => truncated.length > 0),
    brands: reports.map((report, place) => {
      const { mentions, opinion, sample, netSentiment, n, nEff, authors } = measured[place]!;
      return {
        brand: names[place]!,
        mentions: known(mentions),
        shareOfVoice: voices.shares[place]!,
        netSentiment,
        rankGroup: rankGroup[place]!,
        voiceGroup: voiceGroup[place]!,
        sovPositive: answered ? share(sample.positive, positive, confidence) : UNKNOWN,
        positive: known(opinion.positive),
        neutral: known(opinion.neutral),
        negative: known(opinion.negative),
        unscored: known(opinion.unscored),
        n,
        nEff,
        strength: answered ? strengths[place]! : { ...strengths[place]!, ...UNKNOWN },
        authors: {
          known: known(authors.known),
          unique: known(authors.counts.length),
          authorsPer100: authorsPer100(authors, rareTo),
        },
        leftOut: ground.leftOut[place]!,
        query: report.query,
        status: report.status,
        engine: report.sentiment.engine,
        ...(options.expected === undefined ? {} : excessOf(voices.shares[place]!, options.expected[place]!)),
      };
    }),
    overlap,
    pairs,
    terms,
    sov: options.sov,
    rarefiedTo: rareTo,
    sources: ground.sources,
    warnings: [...compareWarnings(reports, ground.sources, ground.window.since)],
    asOf: ground.asOf,
    status,
    exitCode: exitCodeOf(reports, status),
    tool: reports[0]!.tool,
    confidence: confidence.level,
  });
  return {
    ...comparison,
    pairs: pairs.map((pair) => roundedTest('pHolm', pair)),
    terms: terms.map((term) => roundedTest('pAdjusted', term)),
  };
}

function overlapsOf(names: readonly string[], { mentions }: CommonGround) {
  const items = itemNumbers(mentions);
  return { ...overlaps(names, items), items };
}

/** An item that counts for several brands is in the total several times, so that shares sum to 1. */
function voicesOf(weights: readonly number[], answered: boolean, confidence: Confidence) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { total, shares: weights.map((weight) => (answered ? share(weight, total, confidence) : UNKNOWN)) };
}

/** Samples below this size are too small to scale all others down to. */
const ENOUGH = 10;

/**
 * The smallest sample of sufficient size, or of any size if fewer than two are sufficient. Null if no author is known.
 */
function commonSize(sizes: readonly number[]): number | null {
  const enough = sizes.filter((size) => size >= ENOUGH);
  const some = enough.length > 1 ? enough : sizes.filter((size) => size > 0);
  return some.length === 0 ? null : Math.min(...some);
}

function authorsPer100({ known, counts }: Measured['authors'], size: number | null): number | null {
  return size === null || known < size ? null : (100 * rarefied(counts, size)) / size;
}

function termsOf(
  brands: readonly Compared[],
  names: readonly string[],
  { mentions }: CommonGround,
  rows: number,
): BrandComparison['terms'] {
  const asked = brands.map(({ query }) => ownWords(query.node));
  const own = (word: string) => asked.some((isOwn) => isOwn(word));
  return distinctiveTerms(
    names.map((brand, place) => ({ brand, mentions: mentions[place]! })),
    rows,
    ({ title, text, language }) => keywords(`${title ?? ''}\n${text}`, { language, own }),
  );
}

function statusOf(reports: readonly Report[], answered: boolean): BrandComparison['status'] {
  if (!answered) return 'failed';
  return reports.every(({ status }) => status === 'complete') ? 'complete' : 'partial';
}

/** Without a source that answered for all brands there is no comparison, whatever answered for one. */
function exitCodeOf(reports: readonly Report[], status: BrandComparison['status']): number {
  const codes = reports.map(({ exitCode }) => exitCode);
  if (status === 'failed') return codes.every((code) => code === 5) ? 5 : 1;
  return Math.max(...codes);
}
