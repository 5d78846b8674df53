/** Matching: growth of time if a text gets twice as long, for the worst text. */
import { compileQuery } from '../src/core/query/match.js';
import { parseQuery } from '../src/core/query/parse.js';
import { loadRegexEngine } from '../src/linear-regex.js';
import { PIECES, QUERIES } from '../test/core/query/hard-texts.js';
import { interleaved, processorTime, type Result } from './measure.js';

/** Half of the longer text. */
const CHARACTERS = 250_000;
/** The worst of many ratios is reported, which with few rounds would reflect other work of the machine. */
const ROUNDS = 7;

export async function matchingTwiceAsMuch(): Promise<Result[]> {
  await loadRegexEngine();
  const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'UTC' };
  const matchers = QUERIES.map((query) => compileQuery(parseQuery(query).node, when));
  const read = (text: string) => {
    for (const match of matchers)
      match({ title: null, text, tags: [], author: { handle: null }, urls: [], language: null });
  };
  const growths = [];
  for (const piece of PIECES) {
    const text = piece.repeat(Math.ceil(CHARACTERS / piece.length));
    const things = { once: () => read(text), twice: () => read(text + text) };
    const runs = await interleaved(ROUNDS, things, processorTime);
    growths.push({ ratio: Math.min(...runs.twice) / Math.min(...runs.once), runs });
  }
  const worst = growths.sort((a, b) => b.ratio - a.ratio)[0]!;
  return [{ name: 'matching a hostile text twice as long', unit: 'x', bound: '< 2.5', ...worst }];
}
