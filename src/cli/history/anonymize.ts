/**
 * A run without the names of those who spoke: authors become salted hashes, the same author the same hash within one
 * export. What a person wrote stays, and who searches for it finds who wrote it: that is said in docs/store.md.
 */
import { createHmac } from 'node:crypto';
import type { NewRun } from '../../store/store.js';
import type { Mention, Report } from '../../types.js';

type Pseudonym = (name: string) => string;

/** @param salt of one export: another one gives other hashes */
export function anonymizer(salt: string): (run: NewRun) => NewRun {
  const hashed: Pseudonym = (name) =>
    createHmac('sha256', salt).update(folded(name)).digest('base64url').replace(/[-_]/g, '').slice(0, 12);
  return (run) => {
    const { report, counted } = run;
    const names = namesIn(report);
    const idOf = (id: string) => `${id.slice(0, id.indexOf(':'))}:${hashed(id)}`;
    const { mentions } = report;
    return {
      ...run,
      counted: new Set([...counted].map(idOf)),
      report: {
        ...report,
        top: topOf(report.top, { hashed, names }),
        ...(mentions === undefined
          ? {}
          : { mentions: mentions.map((mention) => mentionOf(mention, { hashed, names, idOf })) }),
      },
    };
  };
}

interface Named {
  readonly hashed: Pseudonym;
  /** Folded handles of all who speak in the run. */
  readonly names: ReadonlySet<string>;
}

interface Hiding extends Named {
  readonly idOf: (id: string) => string;
}

function mentionOf(mention: Mention, { hashed, names, idOf }: Hiding): Mention {
  const text = (given: string) => withoutNames(given, hashed, names);
  const linked = (url: string) => withoutProfile(url, hashed, names);
  const nullable = <T, R>(value: T | null, change: (value: T) => R): R | null =>
    value === null ? null : change(value);
  const { author, thread, sentiment } = mention;
  return {
    ...mention,
    id: idOf(mention.id),
    // A post's own address leads to who wrote it; that of an article to a paper.
    url: mention.kind === 'article' ? nullable(mention.url, linked) : null,
    title: nullable(mention.title, text),
    text: text(mention.text),
    excerpt: text(mention.excerpt),
    author: {
      id: nullable(author.id, hashed),
      handle: nullable(author.handle, hashed),
      name: nullable(author.name, hashed),
      url: null,
      followers: author.followers,
    },
    tags: mention.tags.map(text),
    links: mention.links.map(linked),
    thread: { root: nullable(thread.root, idOf), parent: nullable(thread.parent, idOf) },
    repostOf: nullable(mention.repostOf, idOf),
    quoteOf: nullable(mention.quoteOf, idOf),
    media: [],
    copies: mention.copies.map(({ source }) => ({ source, url: null })),
    sentiment: { ...sentiment, reasons: reasonsOf(mention, { hashed, names }) },
  };
}

/** What a model reads may be part of a name: nothing is told of the text that is in it no more. */
function reasonsOf({ title, text, sentiment }: Mention, { hashed, names }: Named): Mention['sentiment']['reasons'] {
  const said = `${title ?? ''}\n${text}`;
  const [before, after] = [folded(said), folded(withoutNames(said, hashed, names))];
  return sentiment.reasons.map((reason) => {
    const word = folded(reason.token);
    const isHidden = before.includes(word) && !after.includes(word);
    return { ...reason, token: isHidden ? hashed(word) : withoutNames(reason.token, hashed, names) };
  });
}

function topOf(top: Report['top'], { hashed, names }: Named): Report['top'] {
  const bare = new Set([...names].map((name) => wordsOf(name).join('')));
  return {
    ...top,
    hashtags: top.hashtags.map((row) => ({ ...row, value: withoutNames(row.value, hashed, names) })),
    authors: top.authors.map((row) => ({ ...row, value: hashed(row.value) })),
    keywords: top.keywords.filter(({ value }) => !runsOf(wordsOf(value)).some((run) => bare.has(run))),
    links: top.links.map((row) => ({ ...row, value: withoutProfile(row.value, hashed, names) })),
  };
}

const NAME = /(?<![\w@])@([\w](?:[\w.-]*\w)?(?:@[\w](?:[\w.-]*\w)?)?)/gu;

/** Whoever is named with an @, and authors of the run by their handle as a whole word. */
function withoutNames(text: string, hashed: Pseudonym, names: ReadonlySet<string>): string {
  const shown = text.replace(/https?:\/\/\S+/gi, (url) => withoutProfile(url, hashed, names));
  const named = shown.replace(NAME, (_, name: string) => `@${hashed(name)}`);
  return named.replace(/[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu, (word) =>
    names.has(folded(word)) ? hashed(word) : word,
  );
}

/** The parts of a path that are a handle: `/@ann/`, `/profile/ann.example/`, `/ann/status/`. */
function withoutProfile(url: string, hashed: Pseudonym, names: ReadonlySet<string>): string {
  const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]*)(.*)$/is.exec(url) ?? [];
  if (origin === '') return url;
  return (
    origin +
    path.replace(/[^/?#&=]+/g, (part) => {
      const name = folded(decoded(part));
      if (names.has(name)) return hashed(name);
      return part.startsWith('@') ? `@${hashed(name)}` : part;
    })
  );
}

function namesIn({ mentions = [], query }: Report): ReadonlySet<string> {
  const own = new Set(query.owned.map(folded));
  const all = mentions.flatMap(({ author }) => [author.handle, author.id]);
  // Three letters stand in words of all kinds.
  return new Set(
    all.flatMap((name) => (name === null ? [] : [folded(name)])).filter((name) => name.length > 3 && !own.has(name)),
  );
}

const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Of `ann lee rocks`, also `annlee`: who is called `ann-lee` stands there in two words. */
function runsOf(words: readonly string[]): readonly string[] {
  return words.flatMap((_, from) => words.slice(from).map((_, more) => words.slice(from, from + more + 1).join('')));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase().replace(/^@/, '');
}
