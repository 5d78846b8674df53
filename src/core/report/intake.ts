/**
 * Takes in what sources find: each item is matched, counted, and folded or left out for a reason that is counted too.
 */
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
/** Source of items that name no network. Their ids may be row numbers, which start again in every file. */
const LOCAL = 'file';

export interface IntakeSource {
  /** Name in the report: the source's own name, `file:PATH` or `-`. */
  readonly name: string;
  /** Whether its items may come from other networks, and name them. */
  readonly isLocal: boolean;
}

/** Converts an item to a mention of its own; null if it says too little. */
export type ReadFound = (found: Found, context: CompleteContext) => Mention | null;

export interface IntakeOptions extends Folding {
  /** Default: `complete`. For several brands, `readOnce` converts each item only once. */
  readonly read?: ReadFound;
  readonly matches: (subject: Subject) => Verdict;
  /** The query by which relevance is judged. */
  readonly query: Pick<Query, 'node' | 'profile'>;
  /** In ms; null if open, since the window is that of the data. */
  readonly since: number | null;
  readonly until: number | null;
  /** The clock of the run, in ms. */
  readonly clock: number;
  /**
   * Whether an item dated later than the clock counts as not yet published and so outside the window. Otherwise its
   * time is impossible and counts as unknown.
   */
  readonly laterIsOutside?: boolean;
  readonly seenAt: Date;
  /** Codes of the languages to keep; empty: all. Texts of unknown language are kept. */
  readonly languages: ReadonlySet<string>;
  /**
   * Whether languages that cannot be identified here can be detected elsewhere; texts long enough for that stay
   * undecided.
   */
  readonly detects?: boolean;
  /** The brand's own accounts, as `@handle`. */
  readonly owned: readonly string[];
  readonly dedupe: boolean;
  readonly sources: readonly IntakeSource[];
}

/** An item that was taken in, as a mention or as a copy of one. */
export type Intaken =
  | { readonly type: 'mention'; readonly mention: Mention; readonly match: Match }
  | {
      readonly type: 'copy';
      readonly of: string;
      readonly mention: Mention;
      readonly match: Match;
      /** Mentions reported earlier that now turn out to be copies of it as well. */
      readonly joined: Readonly<Mention['copies']>;
    };

/** An item that depends on its score or its language; once its mention has them, `settle` takes it in. */
export interface Undecided {
  readonly type: 'undecided';
  /**
   * Its language could not be identified, but its text is long enough to detect it: set `mention.language` before
   * scoring.
   */
  readonly wantsLanguage: boolean;
  /** It matches whatever its score; only its language is awaited. */
  readonly isMatch: boolean;
  readonly mention: Mention;
  /** The terms found so far. */
  readonly match: Match;
  settle(): Intaken | null;
}

export interface Intake {
  readonly tallies: readonly Tally[];
  /** Whether the item is within the window and may match, as far as is known before it is scored. Counts nothing. */
  mayCount(found: Found, source: number): boolean;
  /** Converts an item the way `take` does. Counts nothing. */
  read(found: Found, source: number): Mention | null;
  /**
   * Takes in an item; null if it was left out, and counted.
   * @param told the mention from `read`, if its language has been detected: a language of null is then final
   */
  take(found: Found, source: number, told?: Mention | null): Intaken | Undecided | null;
  /**
   * Counts an item that cannot match.
   * @param time in ms
   */
  pass(time: number, source: number, endpoint?: string): void;
  /**
   * Adds the counts of items that were only seen elsewhere, since they cannot match here.
   * @param all counts of everything the source returned
   */
  complete(all: Tally, source: number): void;
  /** Whether its text was taken in often, with different names or links. */
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
  // The window may end after the clock.
  const end = laterIsOutside ? options.clock : Math.max(options.until ?? options.clock, options.clock);
  const latest = end + CLOCK_SKEW_MILLISECONDS;
  const since = options.since ?? Number.NEGATIVE_INFINITY;
  const until = Math.min(options.until ?? Number.POSITIVE_INFINITY, laterIsOutside ? latest : Number.POSITIVE_INFINITY);
  const within = options.until === null ? null : strengthWindow(since, Math.min(options.until, options.clock));
  const isOwned = ownership(options.owned, options.query.profile);
  const relevance = relevanceOf(options.query);
  const repeated = templates();
  /** Takes in an item that is known to match. */
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
  /** Whether its language, which could not be identified here, will be detected elsewhere. */
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
    // A mention with one sighting is the one that was seen first, so its place is enough.
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

/** The last day of the window, or all of a shorter one, in ms. */
export function strengthWindow(since: number, until: number): HeldWindow {
  return { from: Math.max(since, until - DAY_MILLISECONDS), to: until };
}

const isStamped = ({ publishedAt, hasUnreadableTime }: Found): boolean =>
  (publishedAt ?? '') !== '' || hasUnreadableTime === true;

/** Removes a time later than `latest`, which counts as unknown. */
function withoutFuture(mention: Mention, latest: number): Mention {
  const isFuture = mention.publishedAt !== null && isoTime(mention.publishedAt) > latest;
  return isFuture ? { ...mention, publishedAt: null, precision: null } : mention;
}

/** Guesses the language at most once, and only for items that match or if the query asks for it. */
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

/** Source of the items of an input: local inputs are named `file:PATH` or `-`, but their items come from `file`. */
function foundIn(name: string): string {
  return name === '-' || name.startsWith('file:') ? LOCAL : name;
}
