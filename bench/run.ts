/**
 * `npm run bench`: ratios against peers, interleaved in one run. A table for people, bench/results.json for machines. With
 * SOCIALRANK_CORPORA set, the table of accuracy too, for which models are trained: some minutes.
 */
import { writeFileSync } from 'node:fs';
import { labelledFolder } from '../scripts/train/corpora.js';
import { accuracyTable } from './accuracy.js';
import { foldingCopies } from './copies.js';
import { csvAgainstFastCsv } from './csv.js';
import { fanOut } from './fan-out.js';
import { feedsAgainstRssParser } from './feeds.js';
import { matchingTwiceAsMuch } from './matching.js';
import type { Result } from './measure.js';
import { relevanceAgainstMatching } from './relevance.js';
import { sentimentAgainstPackages } from './sentiment.js';
import { startUp } from './start-up.js';
import { history } from './store.js';

const results: Result[] = [];
for (const measure of [
  startUp,
  history,
  fanOut,
  feedsAgainstRssParser,
  csvAgainstFastCsv,
  sentimentAgainstPackages,
  matchingTwiceAsMuch,
  foldingCopies,
  relevanceAgainstMatching,
]) {
  for (const result of await measure()) {
    results.push(result);
    const { name, ratio, unit, bound } = result;
    console.log(`${name.padEnd(64)} ${`${ratio.toFixed(2)} ${unit}`.padStart(12)}   ${bound}`);
  }
}
writeFileSync('bench/results.json', `${JSON.stringify({ node: process.version, results }, null, 2)}\n`);
const folder = labelledFolder();
if (folder !== null) for (const line of accuracyTable(folder)) console.log(line);
