/**
 * Words by which two groups of texts differ: log-odds ratio with an informative Dirichlet prior, in standard
 * deviations.
 * B. L. Monroe, M. P. Colaresi & K. M. Quinn, Political Analysis 16 (2008) 372–403, equations 16 and 22.
 */

export interface Difference {
  readonly word: string;
  /** Above 0 if more frequent in the first group. */
  readonly z: number;
}

/** Strength of the prior from all texts, as a number of words. */
const PRIOR_WORDS = 100;

type Text = ReadonlySet<string>;

/**
 * Counts the texts that contain a word, not its occurrences in each.
 * @param all the texts from which both groups are drawn, which show how common each word is
 * @returns every word of the first group, the most distinctive first
 */
export function logOdds(first: readonly Text[], second: readonly Text[], all: readonly Text[]): readonly Difference[] {
  const [ours, theirs, usual] = [counted(first), counted(second), counted([...all, ...first, ...second])];
  const deviation = (word: string): number => {
    const of = ({ words, total }: Counted) => ({ count: words.get(word) ?? 0, total });
    return deviationOf(of(ours), of(theirs), of(usual));
  };
  return [...ours.words.keys()]
    .map((word) => ({ word, z: deviation(word) }))
    .filter(({ z }) => Number.isFinite(z))
    .sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1));
}

/** Number of texts that contain a word (`count`), and the sum of these numbers over all words (`total`). */
interface Usage {
  readonly count: number;
  readonly total: number;
}

/** @param usual how common the word is in all texts, which both groups are assumed to share (the prior) */
export function deviationOf(ours: Usage, theirs: Usage, usual: Usage): number {
  const prior = (PRIOR_WORDS * usual.count) / usual.total;
  const [a, b] = [ours.count + prior, theirs.count + prior];
  const odds = (count: number, total: number) => Math.log(count / (total + PRIOR_WORDS - count));
  return (odds(a, ours.total) - odds(b, theirs.total)) / Math.sqrt(1 / a + 1 / b);
}

interface Counted {
  readonly words: ReadonlyMap<string, number>;
  readonly total: number;
}

function counted(texts: readonly Text[]): Counted {
  const words = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    for (const word of text) words.set(word, (words.get(word) ?? 0) + 1);
    total += text.size;
  }
  return { words, total };
}
