/** The parts of the README that are generated from the code, each between two marks. */
import { readFileSync } from 'node:fs';
import type { Source } from '../../src/sources/source.js';
import type { Report } from '../../src/types.js';
import { fenced, printed } from './printed.js';
import { needs } from './source-page.js';

const DEMO = ['Acme Coffee', '--replay', 'examples/acme-coffee.har', '--no-store'];

export async function readme(sources: readonly Source[]): Promise<string> {
  const report = JSON.parse(await printed([...DEMO, '--format', 'json', '--no-mentions'])) as Report;
  const parts = {
    demo: fenced(`$ npm run demo\n\n${await printed(DEMO)}`),
    sources: [
      '| name | where | finds | needs |',
      '|---|---|---|---|',
      ...sources.map(
        (source) => `| \`${source.name}\` | ${source.title} | ${source.kinds.join(', ')} | ${needs(source)} |`,
      ),
    ].join('\n'),
    worked: workedExample(report),
  };
  return Object.entries(parts).reduce(
    (text, [name, part]) => between(text, name, part),
    readFileSync('README.md', 'utf8'),
  );
}

function workedExample({ socialRank }: Report): string {
  const { strength, sentiment, passion, reach, score } = socialRank;
  const { positive, neutral, negative } = sentiment;
  if (positive === null || neutral === null || negative === null) throw new Error('the demo has no sentiment');
  const scored = positive + neutral + negative;
  const tone = (positive + 1 + neutral / 2) / (scored + 2);
  const values = [strength.value, tone, passion.value, reach.value].map((value) => value?.toPrecision(3));
  return `| part | computed as | in the table above |
|---|---|---|
| strength | mentions in the last 24 hours, divided by what the sources asked could have returned in that time: the limit for a search, the items held for a feed or file | ${strength.num} of ${strength.den} |
| sentiment | positive : negative; in the rank (positive + 1 + neutral ÷ 2) ÷ (scored + 2) | ${positive} : ${negative} of ${scored} scored, ${tone.toFixed(2)} |
| passion | authors with two or more mentions, divided by all authors | ${passion.num} of ${passion.den} |
| reach | authors, divided by mentions with a known author | ${reach.num} of ${reach.den} |

The rank is 100 times the mean of the four, here 100 × (${values.join(' + ')}) ÷ 4 = ${score}.`;
}

function between(text: string, name: string, replacement: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`README.md has no place for ${name}`);
  return `${text.slice(0, start)}${open}\n${replacement}\n${text.slice(end)}`;
}
