/**
 * Removes the names of authors from a run: each author becomes a salted hash that is constant within one export. Texts
 * are kept, so a search for one can still reveal its author; docs/store.md says so.
 */
import { createHmac } from 'node:crypto';
import type { NewRun } from '../../store/store.js';
import type { Mention, Report } from '../../types.js';
import { folded, type HiddenNames, hiddenNames, hostOf, PRESS } from './hidden-names.js';

/** @param salt specific to one export; another salt yields other hashes */
export function anonymizer(salt: string): (run: NewRun) => NewRun {
  const hash = (name: string) =>
    createHmac('sha256', salt).update(name).digest('base64url').replace(/[-_]/g, '').slice(0, 12);
  /** Keeps the network and hashes the rest, which may be a handle. Not folded, since ids are case-sensitive. */
  const idOf = (id: string) => `${id.slice(0, id.indexOf(':') + 1)}${hash(id)}`;
  return (run) => {
    const { report, counted } = run;
    const names = hiddenNames(report, hash);
    const { mentions } = report;
    return {
      ...run,
      counted: new Set([...counted].map(idOf)),
      report: {
        ...report,
        query: queryOf(report.query, names),
        top: topOf(report.top, names),
        coverage: coverageOf(report.coverage, names),
        sources: report.sources.map((source) => outcomeOf(source, names)),
        warnings: report.warnings.map(({ code, source }) => ({
          code,
          message: code,
          source: source === null ? null : sourceOf(source, names),
        })),
        ...(mentions === undefined ? {} : { mentions: mentions.map((mention) => mentionOf(mention, idOf, names)) }),
      },
    };
  };
}

/** Hashes paths of files and commands of programs, since folders are often named after their owners. */
function sourceOf(name: string, { hash }: HiddenNames): string {
  const [, kind] = /^(file|exec):/.exec(name) ?? [];
  return kind === undefined ? name : `${kind}:${hash(name)}`;
}

function queryOf(query: Report['query'], { inQuery }: HiddenNames): Report['query'] {
  const { input, brand, expression } = query;
  return { ...query, input: inQuery(input), brand: inQuery(brand), expression: inQuery(expression) };
}

function mentionOf(mention: Mention, idOf: (id: string) => string, names: HiddenNames): Mention {
  const { hash, inText, inAddress } = names;
  const nullable = <T, R>(value: T | null, change: (value: T) => R): R | null =>
    value === null ? null : change(value);
  const { author, thread, sentiment, origin } = mention;
  return {
    ...mention,
    id: idOf(mention.id),
    url: isOfPaper(mention, names) ? nullable(mention.url, inAddress) : null,
    title: nullable(mention.title, inText),
    text: inText(mention.text),
    excerpt: inText(mention.excerpt),
    author: {
      id: nullable(author.id, hash),
      handle: nullable(author.handle, hash),
      name: nullable(author.name, hash),
      url: null,
      followers: author.followers,
    },
    tags: mention.tags.map(inText),
    links: mention.links.map(inAddress),
    // A feed, a channel, a site or a repository may belong to one person and bear their name.
    origin: { name: nullable(origin.name, hash), url: null },
    thread: { root: nullable(thread.root, idOf), parent: nullable(thread.parent, idOf) },
    repostOf: nullable(mention.repostOf, idOf),
    quoteOf: nullable(mention.quoteOf, idOf),
    media: [],
    matched: mention.matched.map(names.inQuery),
    copies: mention.copies.map(({ source }) => ({ source: sourceOf(source, names), url: null })),
    sentiment: { ...sentiment, reasons: reasonsOf(mention, names) },
  };
}

/**
 * Whether the address can stay: that of a post leads to its author, and so does that of an article on a site without
 * other authors.
 */
function isOfPaper({ kind, source, url }: Mention, { isShared }: HiddenNames): boolean {
  return kind === 'article' && (PRESS.has(source) || isShared(hostOf(url)));
}

/** A model's token may be part of a name: a token that the anonymized text no longer contains is hashed. */
function reasonsOf(
  { title, text, sentiment }: Mention,
  { hash, inText }: HiddenNames,
): Mention['sentiment']['reasons'] {
  const said = `${title ?? ''}\n${text}`;
  const [before, after] = [folded(said), folded(inText(said))];
  return sentiment.reasons.map((reason) => {
    const word = folded(reason.token);
    const isHidden = before.includes(word) && !after.includes(word);
    return { ...reason, token: isHidden ? hash(word) : inText(reason.token) };
  });
}

function topOf(top: Report['top'], names: HiddenNames): Report['top'] {
  const { hash, inText, inAddress, inHost, isIn } = names;
  return {
    keywords: top.keywords.filter(({ value }) => !isIn(value)),
    hashtags: top.hashtags.map((row) => ({ ...row, value: inText(row.value) })),
    authors: top.authors.map((row) => ({ ...row, value: hash(row.value), source: sourceOf(row.source, names) })),
    sources: top.sources.map((row) => ({ ...row, value: sourceOf(row.value, names) })),
    domains: top.domains.map((row) => ({ ...row, value: inHost(row.value) })),
    links: top.links.map((row) => ({ ...row, value: inAddress(row.value) })),
  };
}

function coverageOf(coverage: Report['coverage'], names: HiddenNames): Report['coverage'] {
  const { overlap, unseen } = coverage;
  const of = (name: string) => sourceOf(name, names);
  const routes = unseen.routes === null ? null : ([of(unseen.routes[0]), of(unseen.routes[1])] as [string, string]);
  return {
    ...coverage,
    overlap: overlap?.map((pair) => ({ ...pair, a: of(pair.a), b: of(pair.b) })) ?? null,
    unseen: { ...unseen, routes },
  };
}

type Outcome = Report['sources'][number];

/** Reduces errors to their codes, because messages name the feed or page concerned. */
function outcomeOf(source: Outcome, names: HiddenNames): Outcome {
  const errorOf = (error: Outcome['error']) => (error === null ? null : { ...error, message: error.code, hint: null });
  return {
    ...source,
    name: sourceOf(source.name, names),
    error: errorOf(source.error),
    ...(source.endpoints !== undefined && {
      endpoints: source.endpoints.map((endpoint) => ({
        ...endpoint,
        url: names.hash(endpoint.url),
        error: errorOf(endpoint.error),
      })),
    }),
  };
}
