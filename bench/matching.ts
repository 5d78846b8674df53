/** Matching: how time grows where a text gets twice as long, for the text that suits it worst. */
import { compileQuery } from '../src/core/query/match.js';
import { parseQuery } from '../src/core/query/parse.js';
import { loadRegexEngine } from '../src/linear-regex.js';
import { PIECES, QUERIES } from '../test/core/query/hard-texts.js';
import { interleaved, type Result } from './measure.js';

const CHARACTERS = 100_000;
/** Less is noise. */
const LEAST_MILLISECONDS = 50;

export async function matchingTwiceAsMuch(): Promise<Result[]> {
  await loadRegexEngine();
  const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'UTC' };
  const matchers = QUERIES.map((query) => compileQuery(parseQuery(query).node, when));
  const read = (text: string) => {
    for (const match of matchers)
      match({ title: null, text, tags: [], author: { handle: null }, urls: [], language: null });
  };
  const reading = (text: string, times: number) => () => {
    for (let time = 0; time < times; time += 1) read(text);
  };
  const growths = [];
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(CHARACTERS / piece.length));
    const began = performance.now();
    read(text);
    const times = Math.ceil(LEAST_MILLISECONDS / (performance.now() - began));
    const runs = await interleaved(5, { once: reading(text, times), twice: reading(text + text, times) });
    growths.push({ ratio: Math.min(...runs.twice) / Math.min(...runs.once), runs });
  }
  const worst = growths.sort((a, b) => b.ratio - a.ratio)[0]!;
  return [{ name: 'matching a hostile text twice as long', unit: 'x', bound: '< 2.5', ...worst }];
}
