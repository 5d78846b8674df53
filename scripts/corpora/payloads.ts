/** Tests the wire mappers with real responses of the networks, in the folder named by SOCIALRANK_CORPORA. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { complete } from '../../src/core/mention/complete.js';
import { fromPostView, fromRecord, isPostView, isRecord } from '../../src/sources/bluesky/wire.js';
import { fromAlgolia, fromFirebase, isAlgoliaHit, isFirebaseItem } from '../../src/sources/hackernews/wire.js';
import { fromStatus, isStatus } from '../../src/sources/mastodon/wire.js';
import { fromReddit, isReddit } from '../../src/sources/reddit/wire.js';
import { listOf, objectOf } from '../../src/sources/shared/json.js';
import type { Found } from '../../src/sources/source.js';
import { fromPost, fromTweetV1, isPost, isTweetV1 } from '../../src/sources/x/wire.js';

interface Mapper {
  readonly recognises: (value: unknown) => boolean;
  readonly map: (value: unknown) => Found | null;
}

const MAPPERS: ReadonlyMap<string, Mapper> = new Map([
  ['hackernews by Algolia', { recognises: isAlgoliaHit, map: fromAlgolia }],
  ['hackernews by Firebase', { recognises: isFirebaseItem, map: fromFirebase }],
  ['bluesky posts', { recognises: isPostView, map: fromPostView }],
  ['bluesky records', { recognises: isRecord, map: fromRecord }],
  ['mastodon', { recognises: isStatus, map: (value) => fromStatus(value, null) }],
  ['x v2', { recognises: isPost, map: (value) => fromPost(value) }],
  ['x v1.1', { recognises: isTweetV1, map: fromTweetV1 }],
  ['reddit', { recognises: isReddit, map: fromReddit }],
]);

interface Payload {
  readonly file: string;
  readonly mapper: string;
  /** Returns the items of a response that are mentions. */
  things(body: unknown): readonly unknown[];
  /** Number of mentions that it is known to contain. */
  readonly count: number;
  /** Whether the response was requested without times. */
  readonly isUndated?: boolean;
}

const at =
  (...path: readonly string[]) =>
  (body: unknown): readonly unknown[] =>
    listOf(path.reduce<unknown>((value, name) => objectOf(value)?.[name], body));

const PAYLOADS: readonly Payload[] = [
  { file: 'hackernews/search-comment-hit.json', mapper: 'hackernews by Algolia', things: at('hits'), count: 1 },
  { file: 'bluesky/searchPosts.json', mapper: 'bluesky posts', things: at('posts'), count: 6 },
  {
    file: 'bluesky/getPostThread.json',
    mapper: 'bluesky posts',
    things: (body) => [objectOf(objectOf(body)?.['thread'])?.['post']],
    count: 1,
  },
  { file: 'bluesky/jetstream-v1-events.jsonl', mapper: 'bluesky records', things: listOf, count: 1 },
  { file: 'mastodon/timeline-tag.json', mapper: 'mastodon', things: listOf, count: 1 },
  { file: 'mastodon/search-v2.json', mapper: 'mastodon', things: at('statuses'), count: 0 },
  { file: 'x/playground-search-recent-example.json', mapper: 'x v2', things: at('response', 'data'), count: 1 },
  { file: 'x/search-recent-with-next-token.json', mapper: 'x v2', things: at('data'), count: 10, isUndated: true },
  { file: 'reddit/search.json', mapper: 'reddit', things: at('data', 'children'), count: 4 },
];

export interface PayloadsReport {
  readonly checked: number;
  readonly mentions: number;
  readonly skipped: readonly string[];
  /** One line per problem. */
  readonly problems: readonly string[];
}

/** @param corpora the folder that contains `payloads/` and `corpora/` */
export function checkPayloads(corpora: string): PayloadsReport {
  const folder = join(corpora, 'payloads');
  const present = PAYLOADS.filter(({ file }) => existsSync(join(folder, file)));
  const judged = present.map((payload) => judge(payload, readBody(join(folder, payload.file))));
  const strangers = strangersIn(corpora);
  return {
    checked: present.length + strangers.length,
    mentions: judged.reduce((sum, { mentions }) => sum + mentions, 0),
    skipped: PAYLOADS.filter((payload) => !present.includes(payload)).map(({ file }) => `${file} is not there`),
    problems: [...judged.flatMap(({ problems }) => problems), ...strangers.flatMap(throwers)],
  };
}

function judge({ file, mapper, things, count, isUndated }: Payload, body: unknown) {
  const { map, recognises } = MAPPERS.get(mapper)!;
  const candidates = things(body);
  const problems: string[] = [];
  const found = candidates.map((thing) => map(thing)).filter((one) => one !== null);
  const mentions = found.map((one) => complete(one, { source: 'x', seenAt: '2026-11-21T12:00:00.000Z' }));
  if (mentions.length !== count) problems.push(`${mentions.length} mentions, not ${count}`);
  if (candidates.filter(recognises).length !== count) problems.push('not recognised');
  for (const thing of candidates.filter(recognises)) {
    const names = [...MAPPERS].filter(([, other]) => other.recognises(thing)).map(([name]) => name);
    if (names.length !== 1) problems.push(`recognised as ${names.join(' and ')}`);
  }
  if (new Set(mentions.map((mention) => mention?.id)).size !== count) problems.push('ids are not distinct');
  for (const mention of mentions) {
    if (mention === null || mention.url === null) problems.push('a mention without an address');
    const year = Number(mention?.publishedAt?.slice(0, 4));
    if (isUndated === true ? mention?.publishedAt !== null : !(year >= 2006 && year <= 2026))
      problems.push('a wrong time');
    if (/<\/?(?:p|a|br|span|em)\b[^<>]*>|&(?:amp|lt|gt|quot|#x?\w+);/.test(mention?.text ?? ''))
      problems.push('markup');
  }
  return { mentions: mentions.length, problems: problems.map((problem) => `${file}: ${problem}`) };
}

/** All other JSON files: responses of other networks, errors, and files made to break parsers. */
function strangersIn(corpora: string): readonly string[] {
  return [join(corpora, 'payloads'), join(corpora, 'corpora', 'hostile')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:json|jsonl|ndjson)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function throwers(path: string): string[] {
  const body = readBody(path);
  const values = [body, ...listOf(body), ...Object.values(objectOf(body) ?? {})];
  return [...MAPPERS].flatMap(([name, { map, recognises }]) => {
    try {
      for (const value of values) {
        map(value);
        recognises(value);
      }
      return [];
    } catch (error) {
      return [`${path}: ${name} threw ${String(error)}`];
    }
  });
}

/** JSON lines as a list; anything that is not JSON as a string. */
function readBody(path: string): unknown {
  const text = readFileSync(path, 'utf8');
  if (!/\.(?:jsonl|ndjson)$/.test(path)) return parsed(text);
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parsed);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function main(corpora: string | undefined): number {
  if (corpora === undefined) {
    console.log('payloads: skipped: SOCIALRANK_CORPORA is not set');
    return 0;
  }
  const { checked, mentions, skipped, problems } = checkPayloads(corpora);
  for (const line of skipped) console.log(`payloads: skipped: ${line}`);
  for (const line of problems) console.log(`payloads: wrong: ${line}`);
  console.log(`payloads: ${checked} files read, ${mentions} mentions in them`);
  return problems.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.env['SOCIALRANK_CORPORA']);
