/** `npm run bench`: ratios against peers, interleaved in one run. A table for people, bench/results.json for machines. */
import { writeFileSync } from 'node:fs';
import { foldingCopies } from './copies.js';
import { csvAgainstFastCsv } from './csv.js';
import { fanOut } from './fan-out.js';
import { feedsAgainstRssParser } from './feeds.js';
import { matchingTwiceAsMuch } from './matching.js';
import type { Result } from './measure.js';
import { relevanceAgainstMatching } from './relevance.js';
import { sentimentAgainstPackage } from './sentiment.js';
import { startUp } from './start-up.js';

const results: Result[] = [];
for (const measure of [
  startUp,
  fanOut,
  feedsAgainstRssParser,
  csvAgainstFastCsv,
  sentimentAgainstPackage,
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
