/** The phrases of a comparison, for the screen and for Markdown. */
import type { BrandComparison } from '../../types.js';
import { grouped, interval, percent, plural, signedPercent, signedPoints } from '../words/number-words.js';
import { sourceWords } from '../words/outcome-words.js';
import type { Signs } from '../words/signs.js';
import { skippedWords } from '../words/skipped-words.js';
import { span, windowWords } from '../words/time-words.js';

export type BrandRow = BrandComparison['brands'][number];

/** `3 brands · 14 – 21 Nov 2026 UTC · 7 days · on 4 of 5 sources` */
export function headWords({ brands, window, sources }: BrandComparison, signs: Signs): string {
  const long = span(Date.parse(window.until) - Date.parse(window.since));
  const asked = sources.filter(({ reason, failed }) => reason !== 'skipped' || failed.length > 0);
  const used = asked.filter(({ used }) => used).length;
  const on = used === asked.length ? plural(used, 'source') : `${used} of ${plural(asked.length, 'source')}`;
  return [plural(brands.length, 'brand'), windowWords(window, signs), long, `on ${on}`].join(` ${signs.dot} `);
}

/** `53 %`, `(41…65)` */
export function voiceWords({ shareOfVoice: { value, ci95 } }: BrandRow, signs: Signs): readonly [string, string] {
  return [percent(value, signs), ci95 === null ? '' : `(${interval(ci95, signs)})`];
}

/** `+12 points on 20 % expected`; empty if no share was expected. */
export function excessWords({ expectedShare, excessShareOfVoice }: BrandRow, signs: Signs): readonly string[] {
  if (expectedShare === undefined || excessShareOfVoice === undefined) return [];
  return [`${signedPoints(excessShareOfVoice.value, signs)} on ${percent(expectedShare, signs)} expected`];
}

export function netWords({ netSentiment: { value, ci95 } }: BrandRow, signs: Signs): readonly [string, string] {
  return [signedPercent(value, signs), ci95 === null ? '' : `(${interval(ci95, signs)})`];
}

/** Sorts by share of voice, largest first; unknown shares last. */
export function byVoice({ brands }: BrandComparison): readonly BrandRow[] {
  return sorted(brands, ({ shareOfVoice }) => shareOfVoice.value);
}

export function byNet({ brands }: BrandComparison): readonly BrandRow[] {
  return sorted(brands, ({ netSentiment }) => netSentiment.value);
}

function sorted(brands: readonly BrandRow[], of: (row: BrandRow) => number | null): readonly BrandRow[] {
  const value = (row: BrandRow) => of(row) ?? Number.NEGATIVE_INFINITY;
  return [...brands].sort((a, b) => (value(a) === value(b) ? 0 : value(b) - value(a)));
}

const METRICS = { netSentiment: 'net sentiment', shareOfVoice: 'share of voice' } as const;

/**
 * `acme over initech in net sentiment by +76 points (60…90), p 0.003`; only significant differences, most certain
 * first.
 */
export function differenceWords({ pairs }: BrandComparison, signs: Signs): readonly string[] {
  return pairs
    .filter(({ ci95 }) => ci95 !== null && (ci95[0] > 0 || ci95[1] < 0))
    .sort((a, b) => a.pHolm! - b.pHolm!)
    .map(({ a, b, difference, ci95, pHolm, metric }) => {
      const isOver = ci95![0] > 0;
      const ends: [number, number] = isOver ? ci95! : [-ci95![1], -ci95![0]];
      const by = signedPoints(isOver ? difference : -difference!, signs);
      const p = pHolm! < 0.001 ? '< 0.001' : pHolm!.toFixed(3);
      const [best, other] = isOver ? [a, b] : [b, a];
      return `${best} over ${other} in ${METRICS[metric]} by ${by} (${interval(ends, signs)}), p ${p}`;
    });
}

export function overlapWords({ overlap }: BrandComparison, signs: Signs): readonly string[] {
  return overlap
    .filter(({ mentions }) => mentions > 0)
    .sort((a, b) => b.mentions - a.mentions)
    .map(
      ({ a, b, mentions, jaccard }) =>
        `${a} and ${b}: ${plural(mentions, 'item')} ${mentions === 1 ? 'names' : 'name'} both (${percent(jaccard, signs)})`,
    );
}

export function noteWords({ warnings, exitCode }: BrandComparison): readonly string[] {
  return [
    ...warnings.map(({ source, message }) => `${source === null ? '' : `${sourceWords(source)}: `}${message}.`),
    ...(exitCode === 0 ? [] : [`Exit code ${exitCode}: ${EXITS.get(exitCode) ?? 'see socialrank help exit-codes'}.`]),
  ];
}

const EXITS: ReadonlyMap<number, string> = new Map([
  [1, 'no source answered for all brands, so that nothing can be compared'],
  [4, 'the result is partial; --allow-partial makes it 0'],
  [5, 'a source that was named needs a key, and nothing else answered'],
]);

export function unaskedWords({ sources }: BrandComparison): readonly string[] {
  const skipped = sources.filter(({ reason, failed }) => reason === 'skipped' && failed.length === 0);
  return skippedWords({ sources: skipped.map(({ name, error }) => ({ name, error, status: 'skipped' })) });
}

/** `authors per 100` is unknown for brands with fewer mentions than the number all were reduced to. */
export function authorsWords({ authors: { authorsPer100 } }: BrandRow, signs: Signs): string {
  return authorsPer100 === null ? signs.unknown : grouped(Math.round(authorsPer100));
}
