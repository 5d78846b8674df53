/**
 * Trains the models of engine `social` and writes their weights: `npm run train`, with SOCIALRANK_CORPORA set. The same
 * bytes every time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { wordValues } from '../../src/core/sentiment/word-values.js';
import { labelledFolder } from './corpora.js';
import { trainEmotions, tweetsWithEmotion } from './emotions.js';
import { trainEnglish } from './english.js';
import type { Fitted } from './fit.js';
import { languageTexts, trainLanguages } from './languages.js';
import { sentimentTexts } from './sentiment-texts.js';
import { wordLists } from './word-lists.js';
import { modelBytes } from './write-model.js';

const FOLDER = 'weights';
const HASH_FILE = 'src/engines/weights-hash.data.ts';
const SEEDS = [1, 2, 3];

const folder = labelledFolder();
if (folder === null) throw new Error('set SOCIALRANK_CORPORA to a folder that holds corpora/labelled');
const english = wordLists();
const lists = wordValues(english.hashes, english.values);

const models: readonly (readonly [string, number, (bits: number) => Fitted, number, boolean])[] = [
  ['english', 17, (bits) => trainEnglish(sentimentTexts(folder), { lists, bits, seeds: SEEDS }), 1, true],
  ['languages', 16, (bits) => trainLanguages(languageTexts(folder, 'train'), { lists, bits, seeds: SEEDS }), 1, false],
  [
    'emotions',
    16,
    (bits) => {
      const tweets = tweetsWithEmotion(folder, ['tweeteval-emotion-train', 'tweeteval-emotion-val']);
      return trainEmotions(folder, tweets, { lists, bits, seeds: SEEDS });
    },
    1,
    false,
  ],
];

mkdirSync(FOLDER, { recursive: true });
const hash = createHash('sha256');
for (const [name, bits, train, temperature, hasGate] of models) {
  const bytes = modelBytes(train(bits), english, { bits, temperature, hasGate });
  hash.update(bytes);
  writeFileSync(`${FOLDER}/${name}.bin`, bytes);
  console.log(`${name} ${bytes.length} bytes`);
}
const digest = hash.digest('hex').slice(0, 8);
writeFileSync(
  HASH_FILE,
  `/** Of the files in weights/, as they were trained together: \`npm run train\`. */\nexport const WEIGHTS_HASH = '${digest}';\n`,
);
