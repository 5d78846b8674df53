/** On every labelled corpus available: better than the word list, and calibrated. */
import { describe, expect, it } from '@jest/globals';
import { type Labelled, labelledFolder, ofOneMind, readCorpus } from '../../scripts/train/corpora.js';
import type { Engine, Score } from '../../src/engine.js';
import { afinn } from '../../src/engines/afinn.js';
import { social } from '../../src/engines/social.js';

const folder = labelledFolder();
const LABELS = ['negative', 'neutral', 'positive'] as const;

const CORPORA: readonly (readonly [string, (folder: string) => readonly Labelled[]])[] = [
  ...[
    'semeval-train',
    'tweeteval-sentiment-val',
    'vader-tweets',
    'vader-nyt',
    'vader-movie',
    'uci-yelp',
    'uci-imdb',
  ].map((name) => [name, (within: string) => readCorpus(within, name)] as const),
  ...['cf-sxsw-brands', 'dong-target-train'].map(
    (name) => [name, (within: string) => readCorpus(within, name)] as const,
  ),
  ...['se14-laptop-train', 'se14-rest-train'].map(
    (name) => [name, (within: string) => ofOneMind(readCorpus(within, name))] as const,
  ),
  ['goemotions-dev', (within) => readCorpus(within, 'goemotions-dev', 'group')],
];

describe('engine social on labelled corpora', () => {
  if (folder === null) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => expect(folder).toBeNull());
    return;
  }

  it.each(CORPORA)('has a higher macro recall than afinn on %s', (_, read) => {
    const texts = read(folder).filter(({ labels }) => labels.length === 1 && isLabel(labels[0]!));
    expect(texts.length).toBeGreaterThan(500);
    expect(macroRecall(texts, judgedBy(social, texts))).toBeGreaterThan(macroRecall(texts, judgedBy(afinn, texts)));
  });

  it('is calibrated on tweets that it was not trained on', () => {
    const texts = readCorpus(folder, 'tweeteval-sentiment-val');
    expect(calibrationError(texts, judgedBy(social, texts))).toBeLessThanOrEqual(0.08);
  });

  it('mostly agrees with people on the strongest of four emotions', () => {
    const texts = readCorpus(folder, 'tweeteval-emotion-val');
    const four = ['anger', 'joy', 'optimism', 'sadness'];
    const said = judgedBy(social, texts).map(({ emotionScores }) =>
      four.reduce((best, one) => (emotionScores[one]! > emotionScores[best]! ? one : best)),
    );
    const right = texts.filter(({ labels }, place) => labels[0] === said[place]).length;
    expect(right / texts.length).toBeGreaterThan(0.65);
  });
});

const isLabel = (label: string): boolean => LABELS.some((known) => known === label);

function judgedBy(engine: Pick<Engine, 'score'>, texts: readonly Labelled[]): Score[] {
  return texts.map(({ text }) => engine.score(text, { language: 'en', brand: [] }) as Score);
}

/** Recall averaged over the labels; an unscored text counts as missed. */
function macroRecall(texts: readonly Labelled[], said: readonly Score[]): number {
  const shares = LABELS.flatMap((label) => {
    const places = texts.flatMap(({ labels }, place) => (labels[0] === label ? [place] : []));
    return places.length === 0 ? [] : [places.filter((place) => said[place]!.label === label).length / places.length];
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** Expected calibration error in ten bins of confidence. */
function calibrationError(texts: readonly Labelled[], said: readonly Score[]): number {
  const bins = Array.from({ length: 10 }, () => ({ size: 0, sure: 0, right: 0 }));
  texts.forEach(({ labels }, place) => {
    const { label, confidence } = said[place]!;
    const bin = bins[Math.min(9, Math.floor(confidence! * 10))]!;
    bin.size += 1;
    bin.sure += confidence!;
    bin.right += label === labels[0] ? 1 : 0;
  });
  return bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / texts.length;
}
