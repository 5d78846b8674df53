/** Suggests words to exclude: those that occur far more in wrong hits than in right ones, with what each would cost. */
import type { Mention, Query, QueryNode, QueryTest } from '../../types.js';
import type { Confidence } from '../metrics/confidence.js';
import { share } from '../metrics/ratio.js';
import { compileQuery, type Matcher } from '../query/match.js';
import { ownWords } from '../query/own-words.js';
import { parseQuery } from '../query/parse.js';
import { printQuery } from '../query/print.js';
import { and, not } from '../query/tree.js';
import { keywords } from '../text/keywords.js';
import { logOdds } from './log-odds.js';

export interface JudgedMention {
  readonly mention: Mention;
  readonly isRelevant: boolean;
}

type Exclusion = QueryTest['exclusions'][number];

/** One-sided 95 %, because among many words some always stand out by chance. */
const LEAST_DEVIATION = 1.645;
/** A single wrong hit proves nothing about a word. */
const LEAST_WRONG = 2;
const MOST_EXCLUSIONS = 20;
const MOST_SUGGESTED = 8;
/** Maximum number of hits that are read to see how common a word is; a million would show no more. */
const MOST_READ = 5000;
/** A suggested word must drop at least this many wrong hits for each right one. */
const WORTH = 3;

/** @param hits all mentions found, including the judged ones */
export function exclusionsOf(
  judged: readonly JudgedMention[],
  hits: readonly Mention[],
  { node }: Pick<Query, 'node'>,
): readonly Exclusion[] {
  const own = ownWords(node);
  const wordsOf = ({ title, text, language }: Mention) => keywords(`${title ?? ''}\n${text}`, { language, own });
  const [wrong, right] = parted(judged);
  if (wrong.length === 0) return [];
  return logOdds(wrong.map(wordsOf), right.map(wordsOf), hits.slice(0, MOST_READ).map(wordsOf))
    .filter(({ z }) => z >= LEAST_DEVIATION)
    .slice(0, MOST_EXCLUSIONS)
    .flatMap(({ word, z }) => {
      const holds = holdingOf(word);
      const count = (mentions: readonly Mention[]) => mentions.filter((mention) => holds(mention)).length;
      const dropped = count(wrong);
      return dropped < LEAST_WRONG ? [] : { words: word, z, wrong: dropped, right: count(right), hits: count(hits) };
    });
}

/** Adds words as long as each drops wrong hits that no other does, at an acceptable cost; null if none does. */
export function suggestionOf(
  judged: readonly JudgedMention[],
  exclusions: readonly Exclusion[],
  { node }: Pick<Query, 'node'>,
  confidence: Confidence,
): QueryTest['suggestion'] {
  const [wrong, right] = parted(judged);
  let [wrongLeft, rightLeft] = [wrong, right];
  const taken: string[] = [];
  for (const { words } of exclusions) {
    if (taken.length === MOST_SUGGESTED) break;
    const holds = holdingOf(words);
    const stays = (mention: Mention) => !holds(mention);
    const [wrongNext, rightNext] = [wrongLeft.filter(stays), rightLeft.filter(stays)];
    const gained = wrongLeft.length - wrongNext.length;
    if (gained === 0 || gained < WORTH * (rightLeft.length - rightNext.length)) continue;
    [wrongLeft, rightLeft] = [wrongNext, rightNext];
    taken.push(words);
  }
  if (taken.length === 0) return null;
  return {
    query: printQuery(and([node, ...taken.map((words) => not(nodeOf(words)))])),
    words: taken,
    precision: share(rightLeft.length, rightLeft.length + wrongLeft.length, confidence),
    wrongDropped: share(wrong.length - wrongLeft.length, wrong.length, confidence),
    rightDropped: share(right.length - rightLeft.length, right.length, confidence),
  };
}

function parted(judged: readonly JudgedMention[]): readonly [wrong: readonly Mention[], right: readonly Mention[]] {
  const of = (wanted: boolean) =>
    judged.filter(({ isRelevant }) => isRelevant === wanted).map(({ mention }) => mention);
  return [of(false), of(true)];
}

/** Whether a mention contains the words, matched as the query would exclude them. */
function holdingOf(words: string): (mention: Mention) => boolean {
  const matches: Matcher = compileQuery(nodeOf(words));
  return (mention) => matches({ ...mention, urls: [] }) !== null;
}

const nodeOf = (words: string): QueryNode => parseQuery(`"${words}"`).node;
