/** Trains emotions: four on tweets with one emotion each, the others on comments that can have several. */

import { ONE_BY_ONE, STRONGEST } from '../../src/core/sentiment/emotions.js';
import { readCorpus } from './corpora.js';
import { type Example, encode } from './encoded.js';
import { sideBySide, type Trained, type TrainOptions, VOCABULARY } from './english.js';
import { type Fitted, GROUP_SCALE, learn, meanOf } from './learn.js';
import { meanOne } from './mixture.js';
import { heaviest, withoutNames } from './word-vectors.js';

/** The labels of GoEmotions that count as an emotion. */
const CARRIES: Readonly<Record<(typeof ONE_BY_ONE)[number], readonly string[]>> = {
  disgust: ['disgust'],
  fear: ['fear', 'nervousness'],
  surprise: ['surprise'],
  any: [
    ...['anger', 'annoyance', 'disgust', 'fear', 'nervousness', 'joy', 'amusement', 'excitement', 'love', 'gratitude'],
    ...['admiration', 'pride', 'relief', 'optimism', 'sadness', 'grief', 'disappointment', 'remorse', 'surprise'],
  ],
};
/** With one of these labels, a comment may or may not have the emotion: it teaches neither. */
const MAY_CARRY: Readonly<Record<(typeof ONE_BY_ONE)[number], readonly string[]>> = {
  disgust: ['disapproval', 'annoyance'],
  fear: ['embarrassment'],
  surprise: ['realization', 'confusion', 'curiosity'],
  any: ['approval', 'disapproval', 'caring', 'desire', 'realization', 'confusion', 'curiosity', 'embarrassment'],
};

/** Pairs of words add nothing to the words here. */
export const EMOTION_SCALE = GROUP_SCALE.map((scale, group) => (group === 1 ? 0 : scale));

export function trainEmotions(
  folder: string,
  tweets: readonly Example[],
  { lists, bits, vectors: given, seeds }: TrainOptions,
): Trained {
  const ofComments = { bits, epochs: 3, rate: 0.03, link: 'any', scale: EMOTION_SCALE } as const;
  const told = comments(folder);
  const nameless = withoutNames(
    given,
    [...told, ...tweets].map(({ text }) => text),
  );
  const first = learn(encode(told, lists, bits, nameless), { ...ofComments, seed: 1 });
  const vectors = heaviest(nameless, first.lens, first.outputs, VOCABULARY);
  const four = encode(balanced(tweets), lists, bits, vectors);
  const from = half(
    learn(encode(balanced(commentsWithOne(folder)), lists, bits, vectors), {
      ...{ bits, epochs: 3, rate: 0.05, seed: 1, link: 'one', scale: EMOTION_SCALE },
    }),
  );
  const others = encode(told, lists, bits, vectors);
  const fitted = sideBySide([
    meanOf(
      seeds.map((seed) => learn(four, { bits, epochs: 6, rate: 0.05, seed, link: 'one', scale: EMOTION_SCALE, from })),
    ),
    meanOf(seeds.map((seed) => learn(others, { ...ofComments, seed }))),
  ]);
  return { fitted, vectors };
}

export function tweetsWithEmotion(folder: string, names: readonly string[]): Example[] {
  return names
    .flatMap((name) => readCorpus(folder, name))
    .map(({ text, labels }) => ({
      text,
      targets: STRONGEST.map((emotion) => Number(labels.includes(emotion))),
      weight: 1,
    }));
}

/** Weights rare labels higher, but less than in inverse proportion. */
function balanced(examples: readonly Example[]): Example[] {
  const counts = STRONGEST.map((_, place) => examples.filter(({ targets }) => targets[place] === 1).length);
  return meanOne(examples.map((example) => ({ ...example, weight: (1 / counts[example.targets.indexOf(1)]!) ** 0.7 })));
}

/** Training on tweets starts from half of what comments teach, because tweets are written differently. */
function half({ outputs, weights, bias, lens }: Fitted): Fitted {
  return {
    outputs,
    weights: weights.map((weight) => weight / 2),
    bias: bias.map((one) => one / 2),
    lens: lens.map((one) => one / 2),
  };
}

/** The labels of GoEmotions for the four emotions, in the order of STRONGEST. */
const FOUR: readonly (readonly string[])[] = [
  ['anger', 'annoyance'],
  ['joy', 'amusement', 'excitement', 'love', 'gratitude', 'admiration', 'pride', 'relief'],
  ['optimism'],
  ['sadness', 'grief', 'disappointment', 'remorse'],
];

function commentsWithOne(folder: string): Example[] {
  return readCorpus(folder, 'goemotions-train').flatMap(({ text, labels }) => {
    const targets = FOUR.map((names) => Number(labels.some((label) => names.includes(label))));
    return targets.filter((target) => target === 1).length === 1 ? [{ text, targets, weight: 1 }] : [];
  });
}

function comments(folder: string): Example[] {
  return readCorpus(folder, 'goemotions-train').map(({ text, labels }) => ({
    text,
    targets: ONE_BY_ONE.map((emotion) => {
      if (labels.some((label) => CARRIES[emotion].includes(label))) return 1;
      return labels.some((label) => MAY_CARRY[emotion].includes(label)) ? null : 0;
    }),
    weight: 1,
  }));
}
