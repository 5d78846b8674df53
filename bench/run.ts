/**
 * `npm run bench`: ratios to peers, interleaved in one run, as a Markdown table for people and bench/results.json for
 * machines. With SOCIALRANK_CORPORA set, also the table of accuracy, for which models are trained: some minutes.
 */
import { writeFileSync } from 'node:fs';
import { labelledFolder } from '../scripts/train/corpora.js';
import { missingVectors } from '../scripts/train/word-vectors.js';
import { accuracyTable } from './accuracy.js';
import { archives } from './archive.js';
import { brands } from './brands.js';
import { foldingCopies } from './copies.js';
import { csvAgainstFastCsv } from './csv.js';
import { fanOut } from './fan-out.js';
import { feedsAgainstOthers } from './feeds.js';
import { languageLine } from './languages.js';
import { matchingTwiceAsMuch } from './matching.js';
import { isHeld, type Result } from './measure.js';
import { relevanceAgainstMatching } from './relevance.js';
import { sentimentAgainstPackages } from './sentiment.js';
import { startUp } from './start-up.js';
import { history } from './store.js';

const MEASURES = [
  startUp,
  history,
  fanOut,
  feedsAgainstOthers,
  csvAgainstFastCsv,
  sentimentAgainstPackages,
  matchingTwiceAsMuch,
  foldingCopies,
  relevanceAgainstMatching,
  archives,
  brands,
];

const results: Result[] = [];
console.log('| what | measured | asked | |\n|---|---|---|---|');
for (const measure of MEASURES) {
  for (const result of await measure()) {
    results.push(result);
    const { name, ratio, unit, bound } = result;
    const measured = ratio === null ? 'not installed' : `${ratio.toPrecision(3)} ${unit}`;
    console.log(
      `| ${name} | ${measured} | ${bound} | ${{ true: 'yes', false: 'no', null: '' }[`${isHeld(result)}`]} |`,
    );
  }
}
writeFileSync('bench/results.json', `${JSON.stringify({ node: process.version, results }, null, 2)}\n`);
const folder = labelledFolder();
if (folder !== null) {
  console.log(languageLine(folder));
  const missing = missingVectors();
  if (missing !== null) console.log(`no table of accuracy: ${missing}`);
  else for (const line of accuracyTable(folder)) console.log(line);
}
