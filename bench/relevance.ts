/** Cost of judging how relevant a match is, compared with finding it. */
import { complete } from '../src/core/mention/complete.js';
import { compileQuery } from '../src/core/query/match.js';
import { parseQuery } from '../src/core/query/parse.js';
import { relevanceOf } from '../src/core/relevance/relevance.js';
import { templates } from '../src/core/relevance/templates.js';
import { interleaved, median, type Result } from './measure.js';

const MENTIONS = 20_000;

export async function relevanceAgainstMatching(): Promise<Result[]> {
  const query = parseQuery('Orchard');
  const said = [
    'Switched from Meadowlark to Orchard last week, the screen is so much better.',
    'We walked through the old orchard behind the church, the blossom was out and the bees were mad with joy.',
    'honestly impressed with #orchard support today, new phone in 24 h #phones',
  ];
  const mentions = Array.from(
    { length: MENTIONS },
    (_, n) => complete({ id: String(n), text: `${said[n % said.length]} ${n}` }, { source: 'bench', seenAt: '' })!,
  );
  const matches = compileQuery(query.node);
  const found = mentions.map((mention) => ({ mention, match: matches({ ...mention, urls: [] })! }));
  const times = await interleaved(7, {
    matching: () => {
      for (const mention of mentions) matches({ ...mention, urls: [] });
    },
    relevance: () => {
      const [weigh, repeated] = [relevanceOf(query), templates()];
      for (const { mention, match } of found) {
        weigh(mention, match);
        repeated.see(mention);
      }
    },
  });
  return [
    {
      name: 'time to judge the relevance of a match / to find it',
      ratio: median(times.relevance) / median(times.matching),
      unit: 'x',
      bound: '<= 2',
      runs: times,
    },
  ];
}
