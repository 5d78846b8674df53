/** Texts with a sentiment, by corpus, and the weight of each corpus for the two readers: of posts, and of prose. */
import { type Labelled, ofOneMind, readCorpus } from './corpora.js';
import type { Example } from './encoded.js';
import type { Part } from './mixture.js';
import { ownSentences } from './sentences.js';

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;

export type Texts = ReadonlyMap<string, readonly Example[]>;

interface Worth {
  /** Shares in the training of each reader. */
  readonly posts: number;
  readonly prose: number;
  /** Whether its texts are posts, which the third output learns; null if they can be either. */
  readonly isPost: boolean | null;
  /** Set if it is written like papers and reports. */
  readonly isFormal?: true;
}

/** Chosen by leaving one corpus out, and on `tweeteval-sentiment-val`, which is never trained on. */
const WORTH: Readonly<Record<string, Worth>> = {
  semeval: { posts: 28, prose: 8, isPost: true },
  goemotions: { posts: 2, prose: 5, isPost: null },
  'vader-tweets': { posts: 3, prose: 4, isPost: true },
  'vader-nyt': { posts: 0, prose: 6, isPost: false, isFormal: true },
  'vader-movie': { posts: 0, prose: 6, isPost: false },
  uci: { posts: 0, prose: 3, isPost: false },
  se14: { posts: 0, prose: 4, isPost: false },
  dong: { posts: 1, prose: 0, isPost: true },
  'own finance': { posts: 0, prose: 3, isPost: false, isFormal: true },
  'own news': { posts: 0, prose: 3, isPost: false, isFormal: true },
  'own reviews': { posts: 0.4, prose: 3, isPost: false },
  'own service': { posts: 1.5, prose: 1, isPost: true },
};

/** Number of sentences made from each of our patterns. */
const OWN_EACH = 12;

export function sentimentTexts(folder: string): Map<string, Example[]> {
  const read = (...names: string[]) => names.flatMap((name) => readCorpus(folder, name));
  const agreed = (...names: string[]) => names.flatMap((name) => ofOneMind(readCorpus(folder, name)));
  const texts = new Map<string, Labelled[]>([
    ['semeval', read('semeval-train')],
    ['goemotions', readCorpus(folder, 'goemotions-train', 'group')],
    ['vader-tweets', read('vader-tweets')],
    ['vader-nyt', read('vader-nyt')],
    ['vader-movie', read('vader-movie')],
    ['uci', read('uci-yelp', 'uci-imdb')],
    ['se14', agreed('se14-laptop-train', 'se14-rest-train')],
    ['dong', read('dong-target-train')],
    ...[...ownSentences(OWN_EACH, 1)].map(([name, own]): [string, Labelled[]] => [`own ${name}`, own]),
  ]);
  return new Map([...texts].map(([name, labelled]) => [name, examplesOf(labelled)]));
}

/** The texts with exactly one sentiment. */
export function examplesOf(texts: readonly Labelled[]): Example[] {
  return texts.flatMap(({ text, labels }) => {
    const [label, ...others] = labels;
    if (others.length > 0 || !SENTIMENTS.some((known) => known === label)) return [];
    return [{ text, targets: SENTIMENTS.map((known) => Number(known === label)), weight: 1 }];
  });
}

export function partsFor(reader: 'posts' | 'prose', texts: Texts): Part[] {
  return [...texts]
    .map(([name, examples]) => ({ examples, share: WORTH[name]![reader] }))
    .filter(({ share }) => share > 0);
}

/** Examples of posts and of prose, with every corpus weighted the same. */
export function postOrProse(texts: Texts): Part[] {
  return [...texts].flatMap(([name, examples]) => {
    const { isPost } = WORTH[name]!;
    if (isPost === null) return [];
    return [{ examples: examples.map((example) => ({ ...example, targets: [Number(isPost)] })), share: 1 }];
  });
}

/** Formal texts count a little more: lists know better for unseen words, but vectors know most words. */
const FORMAL_SHARE = 1.5;

/** Examples of texts that are written like papers and reports, and of others. */
export function formalOrNot(texts: Texts): Part[] {
  return [...texts].flatMap(([name, examples]) => {
    const { isPost, isFormal = false } = WORTH[name]!;
    if (isPost === null) return [];
    const told = examples.map((example) => ({ ...example, targets: [Number(isFormal)] }));
    return [{ examples: told, share: isFormal ? FORMAL_SHARE : 1 }];
  });
}
