/** Judges each corpus by models that were trained without it. Takes some minutes. */
import { wordValues } from '../../src/core/sentiment/word-values.js';
import { readCorpus } from './corpora.js';
import { type Example, encode } from './encoded.js';
import { judgeAll, SEEDS, trainEnglish } from './english.js';
import { examplesOf, sentimentTexts } from './sentiment-texts.js';
import { wordLists } from './word-lists.js';
import { wordVectors } from './word-vectors.js';

const BITS = 17;

export interface HeldOut {
  readonly name: string;
  readonly texts: readonly Example[];
  /** Three probabilities per text: negative, neutral, positive. */
  readonly judged: Float64Array;
}

interface Turn {
  readonly name: string;
  readonly texts: readonly Example[];
  /** What replaces a corpus in training; null to leave it out. */
  readonly instead: Readonly<Record<string, readonly Example[] | null>>;
}

export function* heldOut(folder: string): Generator<HeldOut> {
  const words = wordLists();
  const lists = wordValues(words.hashes, words.values);
  const vectors = wordVectors();
  const all = sentimentTexts(folder);
  for (const { name, texts, instead } of turns(folder, all)) {
    const rest = new Map(
      [...all].map(([one, examples]) => [one, instead[one] === undefined ? examples : instead[one]]),
    );
    const known = new Map([...rest].filter((entry): entry is [string, Example[]] => entry[1] !== null));
    const model = trainEnglish(known, { lists, bits: BITS, vectors, seeds: SEEDS });
    yield { name, texts, judged: judgeAll(model.fitted, encode(texts, lists, BITS, model.vectors)) };
  }
}

/** Topics are `target`s, whose texts are all left out of training. */
export const TOPICS = 'tweets by topic: SemEval 2016';

function turns(folder: string, all: ReadonlyMap<string, readonly Example[]>): Turn[] {
  const semeval = readCorpus(folder, 'semeval-train');
  const isLatest = ({ part }: { readonly part: string | null }) => part === '2016test-A';
  const latest = examplesOf(semeval.filter(isLatest));
  const older = examplesOf(semeval.filter((text) => !isLatest(text)));
  const ofTopics = examplesOf(readCorpus(folder, 'semeval-topic5-train'));
  const topical = new Set(ofTopics.map(({ text }) => text));
  const offTopic = examplesOf(semeval.filter(({ text }) => !topical.has(text)));
  return [
    { name: 'tweets: SemEval 2016 test', texts: latest, instead: { semeval: older } },
    ...[...all]
      .filter(([name]) => name !== 'semeval')
      .map(([name, texts]) => ({ name, texts, instead: { [name]: null } })),
    ...['cf-sxsw-brands', 'tweeteval-sentiment-val'].map((name) => ({
      name,
      texts: examplesOf(readCorpus(folder, name)),
      instead: {},
    })),
    { name: TOPICS, texts: ofTopics, instead: { semeval: offTopic } },
  ];
}
