/**
 * Gathers the results for one brand while sources answer: takes in and scores mentions, and makes the report at the
 * end.
 */
import { compileVerdict } from '../../core/query/match.js';
import { identities } from '../../core/query/person.js';
import type { viewOf } from '../../core/query/subject.js';
import { assemble, candidates } from '../../core/report/assemble.js';
import {
  type Intake,
  type Intaken,
  type IntakeOptions,
  intake,
  type ReadFound,
  type Undecided,
} from '../../core/report/intake.js';
import type { Answered } from '../../core/report/outcome.js';
import type { Tally } from '../../core/report/tally.js';
import type { Habit } from '../../core/report/warnings.js';
import type { Found, Report, Warning } from '../../types.js';
import type { Asking } from '../asking/ask.js';
import { habitsOf, keepHabits } from '../habits.js';
import { openWindow } from '../open-window.js';
import type { ScanEvent, ScanRequest } from '../request.js';
import { dropSeen } from './drop-seen.js';
import type { Emitted } from './in-order.js';
import { judged } from './judged.js';
import type { Others } from './other-brands.js';
import { type Foreseen, withLanguages } from './with-languages.js';

export interface Gathering {
  /** Takes in one item, which must then be judged; null if there is nothing to report, as for nearly all items. */
  take(found: Found, place: number): Intaken | Undecided | null;
  /** Whether the item might count, as far as known before anything about it is looked up. */
  mayCount(found: Found, place: number): boolean;
  /**
   * Counts an item that cannot match.
   * @param time in milliseconds
   */
  pass(time: number, place: number, endpoint?: string): void;
  /** Adds the counts of one source for items that only `other` examined, because they cannot match here. */
  complete(other: Gathering, place: number): void;
  /** The counts so far, by source. */
  readonly tallies: readonly Tally[];
  /**
   * Judges items and yields their events, in batches that need not be awaited. Every item has been taken in once all
   * its events have been yielded.
   */
  judge(taken: Iterable<Intaken | Undecided>): AsyncGenerator<Emitted<ScanEvent>>;
  /** Starts detecting elsewhere what can be known about a page before it is taken in; null if nothing can. */
  foresee(said: Asking, place: number): Promise<Foreseen> | null;
  /**
   * Processes what one of the sources returned.
   * @param place of the source in the request
   */
  hear(said: Asking, place: number, foreseen?: Foreseen | null): AsyncGenerator<Emitted<ScanEvent>>;
  /**
   * Call it after all sources have answered.
   * @param warnings of the whole run
   */
  report(warnings?: readonly Warning[]): Promise<Report>;
}

/** Parts that brands share if they look at the same items, so that each item is parsed only once. */
export interface Shared {
  readonly read: ReadFound;
  readonly view: typeof viewOf;
  /** Used instead of the query. */
  readonly matches: IntakeOptions['matches'];
}

export function gathering(request: ScanRequest, shared: Partial<Shared> = {}, others?: Others): Gathering {
  const { sources } = request;
  const taken = intakeOf(request, shared);
  const answers = sources.map((): Answered | null => null);
  const warnings: Warning[] = [];
  const newOnes = dropSeen(request);
  const told = (news: Iterable<Intaken | Undecided>) => newOnes(judged(news, request, others));
  function* takenOf(page: readonly Found[], place: number, foreseen: Foreseen | null) {
    for (const [at, found] of page.entries()) {
      const news = taken.take(found, place, foreseen?.[at]);
      if (news !== null) yield news;
    }
  }
  return {
    take: (found, place) => taken.take(found, place),
    mayCount: (found, place) => taken.mayCount(found, place),
    pass: (time, place, endpoint) => taken.pass(time, place, endpoint),
    complete: ({ tallies }, place) => taken.complete(tallies[place]!, place),
    tallies: taken.tallies,
    judge: told,
    foresee(said, place) {
      const { judges, detectLanguage } = request;
      if (said.type !== 'page' || judges === undefined || detectLanguage === undefined) return null;
      return withLanguages(said.found, judges, (found) => taken.read(found, place));
    },
    async *hear(value, from, foreseen = null) {
      const source = sources[from]!.name;
      if (value.type === 'page') {
        yield* told(takenOf(value.found, from, foreseen));
        yield [{ type: 'page', source, page: value.page, fetched: taken.tallies[from]!.fetched }];
      } else if (value.type === 'note') {
        yield [{ type: 'note', source, message: value.message }];
      } else {
        answers[from] = value.answer;
        for (const warning of value.warnings) warnings.push({ ...warning, source });
        yield [ending(source, value, taken.tallies[from]!.fetched)];
      }
    },
    async report(ofRun = []) {
      const seenBefore = await request.seen?.(candidates(taken));
      const report = reportOf(request, {
        taken,
        answers,
        warnings: [...warnings, ...ofRun],
        habits: await habitsOf(request, answers),
        ...(seenBefore === undefined ? {} : { seenBefore }),
      });
      await keepHabits(request, report);
      return report;
    },
  };
}

function intakeOf(request: ScanRequest, { read, view, matches }: Partial<Shared>): Intake {
  const when = { now: request.asOf ?? request.clock, timezone: request.timezone };
  return intake({
    matches: matches ?? compileVerdict(request.query.node, when, view),
    ...(read === undefined ? {} : { read }),
    since: request.window?.since.getTime() ?? null,
    until: request.window?.until.getTime() ?? null,
    clock: request.clock.getTime(),
    laterIsOutside: request.laterIsOutside,
    seenAt: request.asOf ?? request.clock,
    languages: new Set(request.languages),
    detects: request.detectLanguage !== undefined,
    query: request.query,
    owned: request.query.owned,
    dedupe: request.dedupe,
    group: request.group ?? undefined,
    identify: identities(request.persons),
    sources: request.sources.map(({ name, source }) => ({ name, isLocal: source.isLocal === true })),
  });
}

function ending(source: string, { answer, reason }: Extract<Asking, { type: 'answer' }>, fetched: number): ScanEvent {
  if (answer.end === 'skipped') return { type: 'skipped', source, error: answer.error, reason: reason ?? '' };
  if (answer.error !== null) return { type: 'failed', source, error: answer.error };
  return { type: 'finished', source, fetched };
}

interface Gathered {
  readonly taken: Intake;
  readonly answers: readonly (Answered | null)[];
  readonly warnings: readonly Warning[];
  readonly habits: readonly (Habit | null)[];
  readonly seenBefore?: ReadonlySet<string>;
}

function reportOf(request: ScanRequest, { taken, answers, warnings, habits, ...seen }: Gathered): Report {
  const isOpen = request.window === null || request.isAllTime === true;
  const { window, warnings: untold } = isOpen ? openWindow(request, taken) : { window: request.window, warnings: [] };
  return assemble(taken, {
    ...seen,
    query: request.query,
    window,
    clock: request.clock,
    asOf: request.asOf,
    timezone: request.timezone,
    engine: request.engine,
    measuresWhenRead: request.measuresWhenRead === true,
    confidence: request.confidence,
    includeOwned: request.includeOwned,
    minRelevance: request.minRelevance,
    top: request.top,
    allowPartial: request.allowPartial,
    version: request.version,
    sources: request.sources.map(({ name, isWanted }, place) => ({
      name,
      isWanted,
      answer: answers[place]!,
      habit: habits[place] ?? null,
    })),
    warnings: [...untold, ...inOrder(request, warnings), ...remarksOf(request)],
    asked: request.asked,
  });
}

/** Returns the remarks of the engine about the run, as warnings. */
function remarksOf({ engine, redact }: ScanRequest): Warning[] {
  const remarks = engine.remarks?.() ?? [];
  return remarks.map(({ code, message }) => ({ code, message: redact(message), source: null }));
}

/** Sorts warnings by the order of the sources, not of their arrival. */
function inOrder({ sources }: ScanRequest, warnings: readonly Warning[]): Warning[] {
  const places = new Map(sources.map(({ name }, place) => [name, place]));
  const place = ({ source }: Warning) => places.get(source ?? '') ?? -1;
  return [...warnings].sort((a, b) => place(a) - place(b));
}
