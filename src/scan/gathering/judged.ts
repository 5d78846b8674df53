/** Scores mentions that were taken in; whether an undecided one matches can depend on its score. */
import type { Intaken, Undecided } from '../../core/report/intake.js';
import { rounded, roundNumber } from '../../core/round.js';
import { labelled } from '../../core/sentiment/labelled.js';
import { scoredText } from '../../core/sentiment/scored-text.js';
import { unscored } from '../../core/sentiment/unscored.js';
import type { Judges, KeptScore, Score, ScoreTask } from '../../engine.js';
import type { Mention } from '../../types.js';
import { untilAborted } from '../asking/until-aborted.js';
import type { ScanEvent, ScanRequest } from '../request.js';
import type { Emitted } from './in-order.js';
import type { Others } from './other-brands.js';

/**
 * Yields the events, in batches that need not be awaited: item by item, or all at once if the engine scores many at
 * once or another thread does the scoring.
 */
export async function* judged(
  taken: Iterable<Intaken | Undecided>,
  request: ScanRequest,
  others?: Others,
): AsyncGenerator<Emitted<ScanEvent>> {
  const { engine, signal } = request;
  const { scoreMany } = engine;
  if (request.judges !== undefined) return yield* elsewhere(taken, request, request.judges, others);
  if (scoreMany === undefined) return yield* oneByOne(taken, request, others);
  const waiting: (Intaken | Undecided)[] = [];
  for (const news of taken) {
    const told = await inItsLanguage(news, request);
    if (told !== null) waiting.push(told);
  }
  if (waiting.length === 0) return;
  const scores = await untilAborted(
    () =>
      scoreMany.call(
        engine,
        waiting.map((news) => taskOf(news, request, others)),
      ),
    signal,
  );
  yield waiting.flatMap((news, place) => settle(news, scores[place] ?? unscored(), request));
}

async function* oneByOne(
  taken: Iterable<Intaken | Undecided>,
  request: ScanRequest,
  others: Others | undefined,
): AsyncGenerator<readonly ScanEvent[]> {
  const { engine, signal } = request;
  let events: ScanEvent[] = [];
  for (const news of taken) {
    const language = withLanguage(news, request);
    if (language !== null) await language;
    const { text, context } = taskOf(news, request, others);
    const answer = engine.score(text, context);
    if ('then' in answer && events.length > 0) {
      yield events;
      events = [];
    }
    for (const event of settle(news, 'then' in answer ? await untilAborted(() => answer, signal) : answer, request))
      events.push(event);
  }
  if (events.length > 0) yield events;
}

/** Judges only undecided items before the next one is taken in; the others have already been counted. */
async function* elsewhere(
  taken: Iterable<Intaken | Undecided>,
  request: ScanRequest,
  judges: Judges,
  others: Others | undefined,
): AsyncGenerator<Emitted<ScanEvent>> {
  // An engine that can run in another thread always scores synchronously here.
  const atOnce = ({ text, context }: ScoreTask) => request.engine.score(text, context) as Score;
  const parts: (readonly ScanEvent[] | Intaken)[] = [];
  for (const news of taken) {
    if (news.type !== 'undecided') {
      parts.push(news);
      continue;
    }
    const language = withLanguage(news, request);
    if (language !== null) await language;
    parts.push(settle(news, atOnce(taskOf(news, request, others)), request));
  }
  const waiting = parts.filter((part): part is Intaken => 'type' in part);
  const tasks = waiting.map((news) => taskOf(news, request, others));
  const told = (judgementOf: (place: number) => KeptScore) => {
    let place = 0;
    return parts.flatMap((part) => ('type' in part ? settle(part, judgementOf(place++), request) : part));
  };
  if (!judges.takes(tasks.length)) return yield told((place) => atOnce(tasks[place]!));
  const judging = judges.judge(tasks);
  yield async () => told(await untilAborted(() => judging, request.signal));
}

/**
 * An item that only waits for its language is taken in as soon as that is known, before any later item: folding can
 * depend on the order of arrival, which must not depend on how items are split into pages. Null: left out, and counted.
 */
export async function inItsLanguage(
  news: Intaken | Undecided,
  request: ScanRequest,
): Promise<Intaken | Undecided | null> {
  await withLanguage(news, request);
  return news.type === 'undecided' && news.isMatch ? news.settle() : news;
}

/** Waits only for undecided items. */
function withLanguage(news: Intaken | Undecided, { detectLanguage, signal }: ScanRequest): Promise<void> | null {
  if (news.type !== 'undecided' || !news.wantsLanguage || detectLanguage === undefined) return null;
  const { mention } = news;
  return untilAborted(async () => {
    mention.language = await detectLanguage(`${mention.title ?? ''}\n${mention.text}`);
  }, signal);
}

function taskOf({ mention, match }: Intaken | Undecided, { wants }: ScanRequest, othersIn?: Others): ScoreTask {
  const { text, brand } = scoredText(mention, match);
  const others = othersIn?.(mention, brand) ?? [];
  const asked = { language: mention.language, brand, kind: mention.kind };
  const context = wants === undefined ? asked : { ...asked, wants };
  return { text, context: others.length === 0 ? context : { ...context, others } };
}

function settle(news: Intaken | Undecided, score: KeptScore, request: ScanRequest): readonly ScanEvent[] {
  const { mention } = news;
  const said = corrected(score, mention.id, request);
  mention.sentiment = sentimentOf(said);
  if (said.emotions.length > 0) mention.emotions = said.emotions;
  if (said.intents.length > 0) mention.intents = said.intents;
  const settled = news.type === 'undecided' ? news.settle() : news;
  return settled === null || !isHeard(settled, request) ? [] : told(settled);
}

function sentimentOf({
  label,
  polarity,
  score,
  comparative,
  confidence,
  reasons,
  whole,
}: KeptScore): Mention['sentiment'] {
  return {
    label,
    polarity: roundedOrNull(polarity),
    score: roundedOrNull(score),
    comparative: roundedOrNull(comparative),
    confidence: roundedOrNull(confidence),
    reasons: reasons.map(({ token, weight }) => ({ token, weight: roundNumber(weight) })),
    ...(whole && { whole: rounded(whole) }),
  };
}

const roundedOrNull = (value: number | null): number | null => (value === null ? null : roundNumber(value));

/** A label given by a person takes precedence. */
function corrected(score: KeptScore, id: string, { labels }: ScanRequest): KeptScore {
  const label = labels.get(id);
  return label === undefined ? score : labelled(score, label);
}

/** Owned posts and reposts are listed whatever their relevance. */
function isHeard({ mention }: Intaken, { includeOwned, minRelevance }: ScanRequest): boolean {
  return mention.relevance >= minRelevance || mention.repostOf !== null || (mention.isOwned && !includeOwned);
}

function told(news: Intaken): readonly ScanEvent[] {
  if (news.type === 'mention') return [{ type: 'mention', mention: news.mention }];
  const { source, url } = news.mention;
  return [{ source, url }, ...news.joined].map((copy) => ({ type: 'copy', of: news.of, ...copy }));
}
