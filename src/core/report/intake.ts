/** What becomes of each thing found: matched, counted, folded, or left out for a reason that is counted too. */
import type { Found, Mention } from '../../types.js';
import { complete } from '../mention/complete.js';
import { type Cluster, clusters, type Sighting } from '../mention/duplicates.js';
import type { Match, Matcher } from '../query/match.js';
import { splitHandle } from '../query/pattern.js';
import { excerpt } from '../text/excerpt.js';
import { foldText } from '../text/fold.js';
import { guessLanguage } from '../text/language.js';
import { type HeldWindow, keep, newTally, observe, type Tally } from './tally.js';

/** Clocks differ: only what lies further ahead is called the future. */
const CLOCK_SKEW_MILLISECONDS = 5 * 60_000;
const DAY_MILLISECONDS = 86_400_000;

export interface IntakeSource {
  /** In the report: the source's own name, `file:PATH` or `-`. */
  readonly name: string;
  /** What it holds may come from other networks, and say so. */
  readonly isLocal: boolean;
}

export interface IntakeOptions {
  readonly matches: Matcher;
  /** ms; null: open, the window is the data's own. */
  readonly since: number | null;
  readonly until: number | null;
  /** The run's clock, ms. */
  readonly clock: number;
  readonly seenAt: Date;
  /** Codes to keep; empty: all. An unknown language passes. */
  readonly languages: ReadonlySet<string>;
  /** The brand's own accounts, as `@handle`. */
  readonly owned: readonly string[];
  readonly dedupe: boolean;
  readonly sources: readonly IntakeSource[];
}

/** Something new to be said of what was found. */
export type Intaken =
  | { readonly type: 'mention'; readonly mention: Mention; readonly match: Match }
  | { readonly type: 'copy'; readonly of: string; readonly mention: Mention; readonly match: Match };

export interface Intake {
  readonly tallies: readonly Tally[];
  take(found: Found, source: number): Intaken | null;
  clusters(): readonly Cluster[];
}

export function intake(options: IntakeOptions): Intake {
  const tallies = options.sources.map(() => newTally());
  const folded = clusters(options.dedupe);
  const seenAt = options.seenAt.toISOString();
  const contexts = options.sources.map(({ name, isLocal }) => ({
    source: foundIn(name),
    namesSource: isLocal,
    seenAt,
  }));
  const latest = Math.max(options.until ?? options.clock, options.clock) + CLOCK_SKEW_MILLISECONDS;
  const owned = new Set(options.owned.map(accountOf));
  const since = options.since ?? Number.NEGATIVE_INFINITY;
  const until = options.until ?? Number.POSITIVE_INFINITY;
  const within = options.until === null ? null : strengthWindow(since, options.until);
  return {
    tallies,
    clusters: () => folded.all(),
    take(found, source) {
      const tally = tallies[source]!;
      const completed = complete(found, contexts[source]!);
      if (completed === null) {
        tally.malformed += 1;
        return null;
      }
      const draft = withoutFuture(completed, latest);
      if (draft !== completed) tally.future += 1;
      const endpoint = typeof found.endpoint === 'string' ? found.endpoint : null;
      const time = draft.publishedAt === null ? null : Date.parse(draft.publishedAt);
      observe(tally, time, endpoint, within);
      const language = languageOf(draft);
      const match = options.matches(subjectOf(draft, language));
      if (match === null) {
        tally.unmatched += 1;
        return null;
      }
      if (time !== null && (time < since || time >= until)) {
        tally.outsideWindow += 1;
        return null;
      }
      const known = language();
      if (options.languages.size > 0 && known !== null && !options.languages.has(known)) {
        tally.language += 1;
        return null;
      }
      keep(tally, endpoint);
      const mention: Mention = {
        ...draft,
        language: known,
        excerpt: excerptOf(draft, match),
        matched: match.terms,
        isOwned: draft.author.handle !== null && owned.has(accountOf(draft.author.handle)),
      };
      const sighting: Sighting = { mention, source, endpoint };
      const { first } = folded.add(sighting);
      return first === null ? { type: 'mention', mention, match } : { type: 'copy', of: first, mention, match };
    },
  };
}

/** The last day of the window, or the window where it is shorter. ms */
export function strengthWindow(since: number, until: number): HeldWindow {
  return { from: Math.max(since, until - DAY_MILLISECONDS), to: until };
}

/** What is stamped later than the clock has a time that is not known. */
function withoutFuture(mention: Mention, latest: number): Mention {
  const isFuture = mention.publishedAt !== null && Date.parse(mention.publishedAt) > latest;
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

function subjectOf(mention: Mention, language: () => string | null): Parameters<Matcher>[0] {
  return {
    title: mention.title,
    text: mention.text,
    tags: mention.tags,
    author: { handle: mention.author.handle },
    urls: [mention.url, mention.origin.url].filter((url) => url !== null),
    get language() {
      return language();
    },
  };
}

function excerptOf({ title, text }: Mention, match: Match): string {
  return match.text.length > 0 || title === null ? excerpt(text, match.text) : excerpt(title, match.title);
}

/** A local input is called `file:PATH` or `-`; what is found in it comes from `file`. */
function foundIn(name: string): string {
  return name === '-' || name.startsWith('file:') ? 'file' : name;
}

/** `@Acme@example.social` and `acme.bsky.social` are the account `acme`. */
function accountOf(handle: string): string {
  return splitHandle(foldText(handle).trim().replace(/^@/, ''))[0];
}
