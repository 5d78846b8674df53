/** What becomes of each thing found: matched, counted, folded, or left out for a reason that is counted too. */
import type { Found, Mention, Query } from '../../types.js';
import { type CompleteContext, complete } from '../mention/complete.js';
import { type Cluster, clusters, type Folding, type Sighting } from '../mention/duplicates.js';
import type { Match, Verdict } from '../query/match.js';
import type { Subject } from '../query/subject.js';
import { ownership } from '../relevance/ownership.js';
import { relevanceOf } from '../relevance/relevance.js';
import { templates } from '../relevance/templates.js';
import { asRepeated, type Relevance } from '../relevance/weigh.js';
import { excerpt } from '../text/excerpt.js';
import { guessLanguage, isTelling } from '../text/language.js';
import { CLOCK_SKEW_MILLISECONDS } from '../time/clock-skew.js';
import { isoTime } from '../time/iso.js';
import { foundSubject } from './found-subject.js';
import { type HeldWindow, keep, newTally, observe, type Tally, withRest } from './tally.js';

const DAY_MILLISECONDS = 86_400_000;
/** What names no network: its ids may be numbers of rows, which begin anew in every file. */
const LOCAL = 'file';

export interface IntakeSource {
  /** In the report: the source's own name, `file:PATH` or `-`. */
  readonly name: string;
  /** What it holds may come from other networks, and say so. */
  readonly isLocal: boolean;
}

/** What was found as a mention of its own; null: it says too little. */
export type ReadFound = (found: Found, context: CompleteContext) => Mention | null;

export interface IntakeOptions extends Folding {
  /** Absent: `complete`. One that several brands share reads what was found once: `readOnce`. */
  readonly read?: ReadFound;
  readonly matches: (subject: Subject) => Verdict;
  /** What relevance is judged by. */
  readonly query: Pick<Query, 'node' | 'profile'>;
  /** ms; null: open, the window is the data's own. */
  readonly since: number | null;
  readonly until: number | null;
  /** The run's clock, ms. */
  readonly clock: number;
  /** What is stamped later than the clock was not there yet; otherwise it has a time that cannot be. */
  readonly laterIsOutside?: boolean;
  readonly seenAt: Date;
  /** Codes to keep; empty: all. An unknown language passes. */
  readonly languages: ReadonlySet<string>;
  /** Somebody else can tell languages that are not told here: what they could be asked of is undecided. */
  readonly detects?: boolean;
  /** The brand's own accounts, as `@handle`. */
  readonly owned: readonly string[];
  readonly dedupe: boolean;
  readonly sources: readonly IntakeSource[];
}

/** Something new to be said of what was found. */
export type Intaken =
  | { readonly type: 'mention'; readonly mention: Mention; readonly match: Match }
  | {
      readonly type: 'copy';
      readonly of: string;
      readonly mention: Mention;
      readonly match: Match;
      /** What was told as mentions before, and now turns out to be copies too. */
      readonly joined: Readonly<Mention['copies']>;
    };

/** Whether it is taken in depends on its score or its language: once the mention has them, `settle` takes it in. */
export interface Undecided {
  readonly type: 'undecided';
  /** Its language could not be told, and there is enough of it to find out: `mention.language`, before it is scored. */
  readonly wantsLanguage: boolean;
  /** It matches, whatever its score: its language alone is waited for. */
  readonly isMatch: boolean;
  readonly mention: Mention;
  /** What stands in it so far. */
  readonly match: Match;
  settle(): Intaken | null;
}

export interface Intake {
  readonly tallies: readonly Tally[];
  /** Whether it matches, as far as can be told before it is scored, and lies in the window. Counts nothing. */
  mayCount(found: Found, source: number): boolean;
  /** What was found as it will be taken in. Counts nothing. */
  read(found: Found, source: number): Mention | null;
  /**
   * Null: left out, and counted.
   * @param told what it was read as, with its language, where that was found out before: null is then not known
   */
  take(found: Found, source: number, told?: Mention | null): Intaken | Undecided | null;
  /** Something was there that cannot match. @param time ms */
  pass(time: number, source: number, endpoint?: string): void;
  /** What was not looked at here, for it cannot match, is counted as it was elsewhere. */
  complete(all: Tally, source: number): void;
  /** Whether its text was taken in often, with other names or links. */
  isRepeated(cluster: Cluster): boolean;
  clusters(): Iterable<Cluster>;
}

export function intake(options: IntakeOptions): Intake {
  const { read = complete } = options;
  const tallies = options.sources.map(() => newTally());
  const folded = clusters(options.dedupe, options);
  const seenAt = options.seenAt.toISOString();
  const contexts = options.sources.map(({ name, isLocal }) => ({
    source: foundIn(name),
    namesSource: isLocal,
    seenAt,
  }));
  const laterIsOutside = options.laterIsOutside === true;
  // A window may reach past the clock.
  const end = laterIsOutside ? options.clock : Math.max(options.until ?? options.clock, options.clock);
  const latest = end + CLOCK_SKEW_MILLISECONDS;
  const since = options.since ?? Number.NEGATIVE_INFINITY;
  const until = Math.min(options.until ?? Number.POSITIVE_INFINITY, laterIsOutside ? latest : Number.POSITIVE_INFINITY);
  const within = options.until === null ? null : strengthWindow(since, Math.min(options.until, options.clock));
  const isOwned = ownership(options.owned, options.query.profile);
  const relevance = relevanceOf(options.query);
  const repeated = templates();
  /** The rest of the way, for what is known to match. */
  const takeIn = (sighting: Sighting, match: Match, language: () => string | null): Intaken | null => {
    const { mention, source, endpoint } = sighting;
    const tally = tallies[source]!;
    const time = timeOf(mention);
    if (time !== null && (time < since || time >= until)) {
      tally.outsideWindow += 1;
      return null;
    }
    mention.language = language();
    if (options.languages.size > 0 && mention.language !== null && !options.languages.has(mention.language)) {
      tally.language += 1;
      return null;
    }
    keep(tally, endpoint);
    mention.excerpt = excerptOf(mention, match);
    mention.matched = match.terms;
    mention.isOwned = isOwned(mention);
    weighed(mention, relevance(mention, match));
    const { first, joined, isOtherwise } = folded.add(sighting);
    if (isOtherwise && mention.source === LOCAL) tally.otherwise += 1;
    if (first === null && repeated.see(mention)) weighed(mention, asRepeated(mention));
    return first === null ? { type: 'mention', mention, match } : { type: 'copy', of: first, mention, match, joined };
  };
  /** Whether its language, which could not be told here, will be asked for. */
  const isDetected = ({ text }: Mention, language: () => string | null) =>
    options.detects === true && language() === null && isTelling(text);
  const leaveOut = (tally: Tally, answer: 'no' | 'unknown'): null => {
    tally.unmatched += 1;
    if (answer === 'unknown') tally.unknown += 1;
    return null;
  };
  return {
    tallies,
    clusters: () => folded.all(),
    // Alone, it is the one that was seen when it was first.
    isRepeated: ({ kept, sightings, place }) =>
      sightings.length === 1 ? repeated.isRepeatedAt(place) : repeated.isRepeated(kept.mention),
    mayCount(found, source) {
      const completed = read(found, contexts[source]!);
      if (completed === null) return false;
      const mention = laterIsOutside ? completed : withoutFuture(completed, latest);
      const time = timeOf(mention);
      if (time !== null && (time < since || time >= until)) return false;
      const language = languageOf(mention);
      const awaitsLanguage = () => isDetected(mention, language);
      return options.matches(foundSubject(mention, { language, awaitsLanguage, isOwned, found })).answer !== 'no';
    },
    pass(time, source, endpoint) {
      const tally = tallies[source]!;
      if (time > latest && !laterIsOutside) tally.future += 1;
      observe(tally, time > latest ? null : time, endpoint ?? null, within);
      tally.unmatched += 1;
    },
    complete(all, source) {
      tallies[source] = withRest(tallies[source]!, all);
    },
    read: (found, source) => read(found, contexts[source]!),
    take(found, source, told) {
      const tally = tallies[source]!;
      const completed = told === undefined ? read(found, contexts[source]!) : told;
      if (completed === null) {
        tally.malformed += 1;
        return null;
      }
      if (completed.publishedAt === null && isStamped(found)) tally.unreadable += 1;
      const timely = withoutFuture(completed, latest);
      const mention = laterIsOutside ? completed : timely;
      if (mention !== completed) tally.future += 1;
      const endpoint = typeof found.endpoint === 'string' ? found.endpoint : null;
      observe(tally, timeOf(timely), endpoint, within);
      const language = told === undefined ? languageOf(mention) : () => mention.language;
      const sighting: Sighting = { mention, source, endpoint };
      const awaitsLanguage = () => told === undefined && isDetected(mention, language);
      const verdict = options.matches(foundSubject(mention, { language, awaitsLanguage, isOwned, found }));
      if (verdict.answer !== 'yes' && verdict.answer !== 'undecided') return leaveOut(tally, verdict.answer);
      const wantsLanguage = awaitsLanguage();
      if (verdict.answer === 'yes' && !wantsLanguage) return takeIn(sighting, verdict.match, language);
      mention.language = language();
      return {
        type: 'undecided',
        wantsLanguage,
        isMatch: verdict.answer === 'yes',
        mention,
        match: verdict.match,
        settle() {
          const settled = options.matches(
            foundSubject(mention, { language: () => mention.language, isOwned, found }, mention),
          );
          if (settled.answer === 'yes') return takeIn(sighting, settled.match, () => mention.language);
          return leaveOut(tally, settled.answer === 'no' ? 'no' : 'unknown');
        },
      };
    },
  };
}

function weighed(mention: Mention, { relevance, relevanceReasons }: Relevance): void {
  mention.relevance = relevance;
  mention.relevanceReasons = relevanceReasons;
}

const timeOf = ({ publishedAt }: Mention): number | null => (publishedAt === null ? null : isoTime(publishedAt));

/** The last day of the window, or the window where it is shorter. ms */
export function strengthWindow(since: number, until: number): HeldWindow {
  return { from: Math.max(since, until - DAY_MILLISECONDS), to: until };
}

const isStamped = ({ publishedAt, hasUnreadableTime }: Found): boolean =>
  (publishedAt ?? '') !== '' || hasUnreadableTime === true;

/** What is stamped later than the clock has a time that is not known. */
function withoutFuture(mention: Mention, latest: number): Mention {
  const isFuture = mention.publishedAt !== null && isoTime(mention.publishedAt) > latest;
  return isFuture ? { ...mention, publishedAt: null, precision: null } : mention;
}

/** Guessed once, and only of what matches or where the query asks for it. */
function languageOf({ language, title, text }: Mention): () => string | null {
  let known: string | null | undefined = language ?? undefined;
  return () => {
    if (known === undefined) known = guessLanguage(`${title ?? ''}\n${text}`);
    return known;
  };
}

function excerptOf({ title, text }: Mention, match: Match): string {
  return match.text.length > 0 || title === null ? excerpt(text, match.text) : excerpt(title, match.title);
}

/** A local input is called `file:PATH` or `-`; what is found in it comes from `file`. */
function foundIn(name: string): string {
  return name === '-' || name.startsWith('file:') ? LOCAL : name;
}
