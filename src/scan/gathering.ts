/** What is gathered for one brand while sources answer: mentions taken in and scored, and the report at the end. */
import { compileVerdict } from '../core/query/match.js';
import type { viewOf } from '../core/query/subject.js';
import { assemble } from '../core/report/assemble.js';
import { type Intake, type Intaken, intake, type ReadFound, type Undecided } from '../core/report/intake.js';
import type { Answered } from '../core/report/outcome.js';
import type { Habit } from '../core/report/warnings.js';
import { rounded } from '../core/round.js';
import { scoredText } from '../core/sentiment/scored-text.js';
import type { Found, Report, Warning } from '../types.js';
import type { Asking } from './ask.js';
import { habitsOf, keepHabits } from './habits.js';
import type { ScanEvent, ScanRequest } from './request.js';
import { untilAborted } from './until-aborted.js';

export interface Gathering {
  /** Takes in one thing found; null at once where there is nothing to say of it, as of nearly everything. */
  take(found: Found, place: number): Promise<ScanEvent | null> | null;
  /** Takes in what one of the sources said. @param place of the source in the request */
  hear(said: Asking, place: number): AsyncGenerator<ScanEvent>;
  /** When all of them have answered. */
  report(): Promise<Report>;
}

/** What several brands that look at the same things need to read only once. */
export interface Shared {
  readonly read: ReadFound;
  readonly view: typeof viewOf;
}

export function gathering(request: ScanRequest, shared: Partial<Shared> = {}): Gathering {
  const { sources } = request;
  const taken = intakeOf(request, shared);
  const answers = sources.map((): Answered | null => null);
  const warnings: Warning[] = [];
  const take = (found: Found, place: number) => {
    const news = taken.take(found, place);
    return news === null ? null : judged(news, request);
  };
  return {
    take,
    async *hear(value, from) {
      const source = sources[from]!.name;
      if (value.type === 'page') {
        for (const found of value.found) {
          const event = await take(found, from);
          if (event !== null) yield event;
        }
        yield { type: 'page', source, page: value.page, fetched: taken.tallies[from]!.fetched };
      } else if (value.type === 'note') {
        yield { type: 'note', source, message: value.message };
      } else {
        answers[from] = value.answer;
        for (const warning of value.warnings) warnings.push({ ...warning, source });
        yield ending(source, value, taken.tallies[from]!.fetched);
      }
    },
    async report() {
      const report = reportOf(request, taken, answers, warnings, await habitsOf(request));
      await keepHabits(request, report);
      return report;
    },
  };
}

function intakeOf(request: ScanRequest, { read, view }: Partial<Shared>): Intake {
  return intake({
    matches: compileVerdict(
      request.query.node,
      { now: request.asOf ?? request.clock, timezone: request.timezone },
      view,
    ),
    ...(read === undefined ? {} : { read }),
    since: request.window?.since.getTime() ?? null,
    until: request.window?.until.getTime() ?? null,
    clock: request.clock.getTime(),
    seenAt: request.asOf ?? request.clock,
    languages: new Set(request.languages),
    owned: request.query.owned,
    dedupe: request.dedupe,
    sources: request.sources.map(({ name, source }) => ({ name, isLocal: source.isLocal === true })),
  });
}

/** Scored, which may be what its match depends on. */
async function judged(news: Intaken | Undecided, request: ScanRequest): Promise<ScanEvent | null> {
  await judge(news, request);
  const settled = news.type === 'undecided' ? news.settle() : news;
  return settled === null ? null : told(settled);
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

function told(news: Intaken): ScanEvent {
  if (news.type === 'mention') return { type: 'mention', mention: news.mention };
  return { type: 'copy', of: news.of, source: news.mention.source, url: news.mention.url };
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
