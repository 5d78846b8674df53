/**
 * Trains the models of the engine `social` and writes their weights: `npm run train`, with SOCIALRANK_CORPORA set.
 * Reproducible to the byte.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { wordValues } from '../../src/core/sentiment/word-values.js';
import { labelledFolder, readCorpus } from './corpora.js';
import { EMOTION_SCALE, trainEmotions, tweetsWithEmotion } from './emotions.js';
import { type Example, encode } from './encoded.js';
import { SEEDS, type Trained, temperatureOf, trainEnglish } from './english.js';
import { languageTexts, trainLanguages } from './languages.js';
import { examplesOf, sentimentTexts } from './sentiment-texts.js';
import { wordLists } from './word-lists.js';
import { NO_VECTORS, wordVectors } from './word-vectors.js';
import { modelBytes, type Shrinking } from './write-model.js';

const FOLDER = 'weights';
const HASH_FILE = 'src/engines/weights-hash.data.ts';

const folder = labelledFolder();
if (folder === null) throw new Error('set SOCIALRANK_CORPORA to a folder that holds corpora/labelled');
const { hashes, values } = wordLists();
const lists = wordValues(hashes, values);
const vectors = wordVectors();
/** Empty word lists, for a model that judges what another one has read. */
const none = wordValues(new Int32Array(), new Int8Array());

interface Model {
  readonly name: string;
  readonly shrinking: Omit<Shrinking, 'temperature' | 'vectors'>;
  readonly train: (bits: number) => Trained;
  /** Texts that were not trained on, which calibrate its confidence. */
  readonly kept: readonly Example[];
}

const models: readonly Model[] = [
  {
    name: 'english',
    shrinking: { bits: 17, hasGate: true },
    train: (bits) => trainEnglish(sentimentTexts(folder), { lists, bits, vectors, seeds: SEEDS }),
    kept: examplesOf(readCorpus(folder, 'tweeteval-sentiment-val')),
  },
  {
    name: 'languages',
    shrinking: { bits: 16, hasGate: false },
    train: (bits) => ({
      fitted: trainLanguages(languageTexts(folder, 'train'), { lists, bits, vectors: NO_VECTORS, seeds: SEEDS }),
      vectors: NO_VECTORS,
    }),
    kept: [...languageTexts(folder, 'val').values()].flat(),
  },
  {
    name: 'emotions',
    shrinking: { bits: 16, hasGate: false, scale: EMOTION_SCALE },
    train: (bits) => {
      const tweets = tweetsWithEmotion(folder, ['tweeteval-emotion-train', 'tweeteval-emotion-val']);
      return trainEmotions(folder, tweets, { lists, bits, vectors, seeds: SEEDS });
    },
    kept: [],
  },
];

mkdirSync(FOLDER, { recursive: true });
const hash = createHash('sha256');
for (const { name, shrinking, train, kept } of models) {
  const { fitted, vectors: known } = train(shrinking.bits);
  const temperature = temperatureOf(fitted, encode(kept, lists, shrinking.bits, known));
  const bytes = modelBytes(fitted, name === 'emotions' ? none : lists, { ...shrinking, temperature, vectors: known });
  hash.update(bytes);
  writeFileSync(`${FOLDER}/${name}.bin`, bytes);
  console.log(`${name} ${bytes.length} bytes, temperature ${temperature}`);
}
const digest = hash.digest('hex').slice(0, 8);
writeFileSync(
  HASH_FILE,
  `/** Of the files in weights/, as they were trained together: \`npm run train\`. */\nexport const WEIGHTS_HASH = '${digest}';\n`,
);
