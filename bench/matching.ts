/** Matching: how time grows where a text gets twice as long, for the text that suits it worst. */
import { compileQuery } from '../src/core/query/match.js';
import { parseQuery } from '../src/core/query/parse.js';
import { loadRegexEngine } from '../src/linear-regex.js';
import { PIECES, QUERIES } from '../test/core/query/hard-texts.js';
import { interleaved, processorTime, type Result } from './measure.js';

/** The longer text has half a million. */
const CHARACTERS = 250_000;
/** The worst of many is taken: of few rounds that is what else the machine does. */
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
