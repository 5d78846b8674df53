/** What becomes of each thing found: matched, counted, folded, or left out for a reason that is counted too. */
import type { Found, Mention } from '../../types.js';
import { complete } from '../mention/complete.js';
import { type Cluster, clusters, type Sighting } from '../mention/duplicates.js';
import type { Match, Matcher } from '../query/match.js';
import { excerpt } from '../text/excerpt.js';
import { guessLanguage } from '../text/language.js';
import { type HeldWindow, newTally, observe, type Tally } from './tally.js';

/** Clocks differ: only what lies further ahead is called the future. */
const CLOCK_SKEW_MILLISECONDS = 5 * 60_000;
const DAY_MILLISECONDS = 86_400_000;

export interface IntakeOptions {
  readonly matches: Matcher;
  /** ms; null: open, the window is the data's own. */
  readonly since: number | null;
  readonly until: number | null;
  /** The run's clock, ms. */
  readonly now: number;
  readonly seenAt: Date;
  /** Codes to keep; empty: all. An unknown language passes. */
  readonly languages: ReadonlySet<string>;
  /** The brand's own accounts, as `@handle`. */
  readonly owned: readonly string[];
  readonly dedupe: boolean;
  readonly sourceNames: readonly string[];
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
  const tallies = options.sourceNames.map(() => newTally());
  const folded = clusters(options.dedupe);
  const seenAt = options.seenAt.toISOString();
  const latest = Math.max(options.until ?? options.now, options.now) + CLOCK_SKEW_MILLISECONDS;
  const owned = new Set(options.owned.map((handle) => accountOf(handle)));
  const within =
    options.until === null ? null : strengthWindow(options.since ?? Number.NEGATIVE_INFINITY, options.until);
  return {
    tallies,
    clusters: () => folded.all(),
    take(found, source) {
      const tally = tallies[source]!;
      const draft = complete(found, { source: sourceOf(options.sourceNames[source]!), seenAt });
      if (draft === null) {
        tally.malformed += 1;
        return null;
      }
      const isFuture = draft.publishedAt !== null && Date.parse(draft.publishedAt) > latest;
      if (isFuture) tally.future += 1;
      const dated = isFuture ? { ...draft, publishedAt: null, precision: null } : draft;
      const endpoint = found.endpoint ?? null;
      const time = dated.publishedAt === null ? null : Date.parse(dated.publishedAt);
      observe(tally, time, endpoint, within);
      // Guessed once, and only of what matches or where the query asks for it.
      let guessed: string | null | undefined;
      const language = () => (guessed ??= dated.language ?? guessLanguage(`${dated.title ?? ''}\n${dated.text}`));
      const match = options.matches(subjectOf(dated, language));
      if (match === null) {
        tally.unmatched += 1;
        return null;
      }
      if (time !== null && (time < (options.since ?? time) || time >= (options.until ?? Number.POSITIVE_INFINITY))) {
        tally.outsideWindow += 1;
        return null;
      }
      const known = language();
      if (options.languages.size > 0 && known !== null && !options.languages.has(known)) {
        tally.language += 1;
        return null;
      }
      const mention: Mention = {
        ...dated,
        language: known,
        excerpt:
          match.text.length > 0 || dated.title === null
            ? excerpt(dated.text, match.text)
            : excerpt(dated.title, match.title),
        matched: match.terms,
        isOwned: dated.author.handle !== null && owned.has(accountOf(dated.author.handle)),
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

/** A local input is called `file:PATH` or `-`; what is found in it comes from `file`. */
function sourceOf(name: string): string {
  return name === '-' || name.startsWith('file:') ? 'file' : name;
}

/** `@Acme@example.social` and `acme.bsky.social` are the account `acme`. */
function accountOf(handle: string): string {
  return handle
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/@.*$/, '')
    .replace(/\.bsky\.social$/, '');
}
