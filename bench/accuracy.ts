/** Accuracy of labels by corpus, on corpora that were not trained on: a table for docs/sentiment.md. */

import { readCorpus } from '../scripts/train/corpora.js';
import type { Example } from '../scripts/train/encoded.js';
import { type HeldOut, heldOut, TOPICS } from '../scripts/train/held-out.js';
import { SENTIMENTS } from '../scripts/train/sentiment-texts.js';
import { bootstrap } from '../src/core/evaluation/bootstrap.js';
import { confusion } from '../src/core/evaluation/confusion.js';
import { macroRecall } from '../src/core/evaluation/measures.js';
import { confidenceOf } from '../src/core/metrics/confidence.js';
import { LABELS } from '../src/core/sentiment/label.js';
import { type Judge, WORD_LISTS } from './judges.js';

/** @param folder of labelled texts */
export function* accuracyTable(folder: string): Generator<string> {
  const others = Object.entries(WORD_LISTS);
  yield `| corpus, left out of the training | texts | social | ${others.map(([name]) => name).join(' | ')} |`;
  yield `|---|---|${'---|'.repeat(others.length + 1)}`;
  for (const turn of heldOut(folder)) {
    if (turn.name === TOPICS) {
      yield* topicLines(folder, turn);
      continue;
    }
    const { name, texts, judged } = turn;
    const gold = texts.map(goldOf);
    const cells = [
      withInterval(gold, labelsIn(judged)),
      ...others.map(([, judge]) => withInterval(gold, judgedBy(judge, texts))),
    ];
    yield `| ${name} | ${texts.length} | ${cells.join(' | ')} |`;
  }
}

const goldOf = ({ targets }: Example): number => targets.indexOf(1);
const judgedBy = (judge: Judge, texts: readonly Example[]): number[] => texts.map(({ text }) => judge(text));

const labelsIn = (judged: Float64Array): number[] =>
  Array.from({ length: judged.length / SENTIMENTS.length }, (_, text) => {
    const three = judged.subarray(text * 3, text * 3 + 3);
    return three.indexOf(Math.max(...three));
  });

/** Macro recall in % as `eval` computes it, with its interval. */
function withInterval(gold: readonly number[], said: readonly number[]): string {
  const { cells } = confusion(
    gold.map((one, at) => ({ gold: LABELS[one]!, given: LABELS[said[at]!]!, confidence: null })),
  );
  const [low, high] = bootstrap(confidenceOf(0.95), (redrawn) => macroRecall(redrawn(cells)))!;
  const percent = (share: number) => (100 * share).toFixed(1);
  return `${percent(macroRecall(cells)!)} (${percent(low)}–${percent(high)})`;
}

/** Net sentiment of each topic next to the true one: by labels, by probabilities and by word lists. */
function* topicLines(folder: string, { texts, judged }: HeldOut): Generator<string> {
  const topics = readCorpus(folder, 'semeval-topic5-train').map(({ target }) => target);
  const gold = netByTopic(topics, texts.map(goldOf).map(signOf));
  const ways: [string, readonly number[]][] = [
    ['social, labels', labelsIn(judged).map(signOf)],
    ['social, probabilities', texts.map((_, text) => judged[text * 3 + 2]! - judged[text * 3]!)],
    ...Object.entries(WORD_LISTS).map(([name, judge]): [string, number[]] => [
      name,
      judgedBy(judge, texts).map(signOf),
    ]),
  ];
  for (const [name, signs] of ways) {
    const net = netByTopic(topics, signs);
    const error = net.reduce((sum, one, at) => sum + Math.abs(one - gold[at]!), 0) / net.length;
    const order = correlation(ranks(net), ranks(gold));
    yield `${TOPICS}, net of ${net.length} topics, ${name}: mean absolute error ${error.toFixed(3)}, Spearman ${order.toFixed(2)}`;
  }
}

const signOf = (label: number): number => label - 1;

function netByTopic(topics: readonly (string | null)[], signs: readonly number[]): number[] {
  const sums = new Map<string | null, [sum: number, count: number]>();
  for (const [at, topic] of topics.entries()) {
    const [sum, count] = sums.get(topic) ?? [0, 0];
    sums.set(topic, [sum + signs[at]!, count + 1]);
  }
  return [...sums.values()].map(([sum, count]) => sum / count);
}

/** Ranks of the values; equal values share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const product = (a: readonly number[], ma: number, b: readonly number[], mb: number) =>
    a.reduce((sum, value, at) => sum + (value - ma) * (b[at]! - mb), 0);
  return product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
}
