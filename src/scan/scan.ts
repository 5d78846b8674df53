/** The pipeline, and the one place where the rooms meet: ask, take in, score, assemble. */

import { compileVerdict } from '../core/query/match.js';
import { assemble } from '../core/report/assemble.js';
import { type Intake, type Intaken, intake, type Undecided } from '../core/report/intake.js';
import type { Answered } from '../core/report/outcome.js';
import type { Habit } from '../core/report/warnings.js';
import { rounded } from '../core/round.js';
import { scoredText } from '../core/sentiment/scored-text.js';
import type { Found, Report, Warning } from '../types.js';
import { type Asking, ask } from './ask.js';
import { asTheyCome, oneByOne } from './fan-in.js';
import { habitsOf, keepHabits } from './habits.js';
import type { ScanEvent, ScanRequest } from './request.js';
import { shortLinks } from './short-links.js';
import { untilAborted } from './until-aborted.js';

/**
 * Everything that happens, as it happens; the last event is the report. A source that fails is an event.
 * @throws the reason of `request.signal` when it is aborted
 */
export async function* stream(request: ScanRequest): AsyncGenerator<ScanEvent> {
  const leave = new AbortController();
  const within: ScanRequest = { ...request, signal: AbortSignal.any([request.signal, leave.signal]) };
  const { sources } = request;
  const taken = intakeOf(request);
  const answers = sources.map((): Answered | null => null);
  const warnings: Warning[] = [];
  const followed = shortLinks(within);
  const expand = (from: number) => (found: readonly Found[]) =>
    followed?.expand(found, (one) => taken.mayCount(one, from)) ?? Promise.resolve(found);
  const asked = sources.map((source, from) => ask(source, within, followed === null ? undefined : expand(from)));
  try {
    request.signal.throwIfAborted();
    for (const { name } of sources) yield { type: 'asking', source: name };
    for await (const { from, value } of request.repeatable ? oneByOne(asked) : asTheyCome(asked)) {
      const source = sources[from]!.name;
      if (value.type === 'page') {
        for (const found of value.found) {
          const news = await judged(taken.take(found, from), request);
          if (news !== null) yield* said(news);
        }
        yield { type: 'page', source, page: value.page, fetched: taken.tallies[from]!.fetched };
      } else if (value.type === 'note') {
        yield { type: 'note', source, message: value.message };
      } else {
        answers[from] = value.answer;
        for (const warning of value.warnings) warnings.push({ ...warning, source });
        yield ending(source, value, taken.tallies[from]!.fetched);
      }
    }
    warnings.push(...(followed?.warnings() ?? []));
    const report = reportOf(request, taken, answers, warnings, await habitsOf(request));
    await keepHabits(request, report);
    yield { type: 'report', report };
  } finally {
    leave.abort(new Error('the scan was left'));
  }
}

/** The report alone. */
export async function scan(request: ScanRequest): Promise<Report> {
  for await (const event of stream(request)) {
    if (event.type === 'report') return event.report;
  }
  throw new Error('a scan ended without its report');
}

function intakeOf(request: ScanRequest): Intake {
  return intake({
    matches: compileVerdict(request.query.node, {
      now: request.asOf ?? request.clock,
      timezone: request.timezone,
    }),
    since: request.window?.since.getTime() ?? null,
    until: request.window?.until.getTime() ?? null,
    clock: request.clock.getTime(),
    seenAt: request.asOf ?? request.clock,
    languages: new Set(request.languages),
    owned: request.query.owned,
    dedupe: request.dedupe,
    group: request.group ?? undefined,
    sources: request.sources.map(({ name, source }) => ({ name, isLocal: source.isLocal === true })),
  });
}

/** Scored, which may be what its match depends on. */
async function judged(news: Intaken | Undecided | null, request: ScanRequest): Promise<Intaken | null> {
  if (news === null) return null;
  await judge(news, request);
  return news.type === 'undecided' ? news.settle() : news;
}

async function judge({ mention, match }: Intaken | Undecided, { engine, signal }: ScanRequest): Promise<void> {
  const { text, brand } = scoredText(mention, match);
  const answer = engine.score(text, { language: mention.language, brand });
  const score = 'then' in answer ? await untilAborted(() => answer, signal) : answer;
  const { label, polarity, score: raw, comparative, confidence, reasons, emotions, intents } = rounded(score);
  mention.sentiment = { label, polarity, score: raw, comparative, confidence, reasons };
  mention.emotions = emotions;
  mention.intents = intents;
}

function said(news: Intaken): ScanEvent[] {
  if (news.type === 'mention') return [{ type: 'mention', mention: news.mention }];
  const { source, url } = news.mention;
  return [{ source, url }, ...news.joined].map((copy) => ({ type: 'copy', of: news.of, ...copy }));
}

function ending(source: string, { answer, reason }: Extract<Asking, { type: 'answer' }>, fetched: number): ScanEvent {
  if (answer.end === 'skipped') return { type: 'skipped', source, error: answer.error, reason: reason ?? '' };
  if (answer.error !== null) return { type: 'failed', source, error: answer.error };
  return { type: 'finished', source, fetched };
}

function reportOf(
  request: ScanRequest,
  taken: Intake,
  answers: readonly (Answered | null)[],
  warnings: readonly Warning[],
  habits: readonly (Habit | null)[],
): Report {
  return assemble(taken, {
    query: request.query,
    window: request.window,
    clock: request.clock,
    asOf: request.asOf,
    timezone: request.timezone,
    engine: request.engine,
    includeOwned: request.includeOwned,
    top: request.top,
    allowPartial: request.allowPartial,
    version: request.version,
    sources: request.sources.map(({ name, isWanted }, place) => ({
      name,
      isWanted,
      answer: answers[place]!,
      habit: habits[place] ?? null,
    })),
    warnings: inOrder(request, warnings),
  });
}

/** In the order of the sources, not of their arrival. */
function inOrder({ sources }: ScanRequest, warnings: readonly Warning[]): Warning[] {
  const places = new Map(sources.map(({ name }, place) => [name, place]));
  const place = ({ source }: Warning) => places.get(source ?? '') ?? -1;
  return [...warnings].sort((a, b) => place(a) - place(b));
}
