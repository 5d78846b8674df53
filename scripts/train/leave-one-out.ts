/**
 * How good the engine is on a corpus that its models did not see: each is left out in turn, and judged by what was
 * learned from the others, beside word lists alone. `node dist/scripts/train/leave-one-out.js`; takes some minutes.
 */
import { seededRandom } from '../../src/core/metrics/random.js';
import { wordValues } from '../../src/core/sentiment/word-values.js';
import { afinn } from '../../src/engines/afinn.js';
import { labelledFolder, readCorpus } from './corpora.js';
import { type Example, encode } from './encoded.js';
import { judgeAll, trainEnglish } from './english.js';
import { examplesOf, SENTIMENTS, sentimentTexts } from './sentiment-texts.js';
import { wordLists } from './word-lists.js';

const BITS = 17;
const DRAWS = 500;

const folder = labelledFolder();
if (folder === null) throw new Error('set SOCIALRANK_CORPORA to a folder that holds corpora/labelled');
const words = wordLists();
const lists = wordValues(words.hashes, words.values);
const all = sentimentTexts(folder);
const semeval = readCorpus(folder, 'semeval-train');

/** What is left out, and what is judged in its place. */
const turns: [string, string[], readonly Example[]][] = [
  ['semeval 2016 test', ['semeval'], examplesOf(semeval.filter(({ part }) => part === '2016test-A'))],
  ...[...all]
    .filter(([name]) => name !== 'semeval')
    .map(([name, texts]): [string, string[], readonly Example[]] => [name, [name], texts]),
  ['cf-sxsw-brands', [], examplesOf(readCorpus(folder, 'cf-sxsw-brands'))],
  ['tweeteval-sentiment-val', [], examplesOf(readCorpus(folder, 'tweeteval-sentiment-val'))],
];

console.log('| left out | texts | `social` | `afinn` |\n| --- | --- | --- | --- |');
for (const [name, without, texts] of turns) {
  const rest = new Map([...all].filter(([one]) => !without.includes(one)));
  if (without.includes('semeval')) rest.set('semeval', examplesOf(semeval.filter(({ part }) => part !== '2016test-A')));
  const judged = judgeAll(trainEnglish(rest, { lists, bits: BITS, seeds: [1] }), encode(texts, lists, BITS));
  const gold = texts.map(({ targets }) => targets.indexOf(1));
  const ours = gold.map((_, text) => strongest(judged.subarray(text * 3, text * 3 + 3)));
  const theirs = texts.map(({ text }) =>
    SENTIMENTS.indexOf(afinn.score(text, { language: 'en', brand: [] }).label ?? 'neutral'),
  );
  console.log(`| ${name} | ${texts.length} | ${withInterval(gold, ours)} | ${withInterval(gold, theirs)} |`);
}

function strongest(probabilities: Float64Array): number {
  return probabilities.indexOf(Math.max(...probabilities));
}

function withInterval(gold: readonly number[], said: readonly number[]): string {
  const random = seededRandom(1);
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = gold.map(() => Math.floor(random() * gold.length));
    return macroRecall(
      drawn.map((at) => gold[at]!),
      drawn.map((at) => said[at]!),
    );
  }).sort((a, b) => a - b);
  const [low, high] = [draws[Math.floor(DRAWS * 0.025)]!, draws[Math.floor(DRAWS * 0.975)]!];
  return `${macroRecall(gold, said).toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;
}

/** Mean, over the classes that there are, of the share of each that was found. % */
function macroRecall(gold: readonly number[], said: readonly number[]): number {
  const shares = SENTIMENTS.flatMap((_, label) => {
    const places = gold.flatMap((one, at) => (one === label ? [at] : []));
    return places.length === 0 ? [] : [places.filter((at) => said[at] === label).length / places.length];
  });
  return (100 * shares.reduce((sum, share) => sum + share, 0)) / shares.length;
}
