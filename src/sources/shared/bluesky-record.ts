/** Reads bare records of Bluesky repositories, as found in archives, in Jetstream and within posts. */

import type { Found } from '../source.js';
import { instantAt, instantOf } from './instant.js';
import { countOf, distinct, type JsonObject, listOf, objectOf, textOf, webOf } from './json.js';

const POST = /^at:\/\/(did:[a-z]+:[\w.:%-]{1,500})\/app\.bsky\.feed\.post\/([\w.~:-]{1,512})$/;

export function isRecord(value: unknown): boolean {
  return recordIn(value) !== null;
}

/** Reads a record without its context: a message of Jetstream, or `{ uri, value }` as repositories list them. */
export function fromRecord(value: unknown): Found | null {
  const parts = recordIn(value);
  return parts === null ? null : fromParts({ ...parts, handle: null });
}

interface Parts {
  readonly uri: string;
  readonly record: unknown;
  readonly handle: string | null;
  /** When the network first saw the record, in ISO format. */
  readonly seen: string | null;
}

function recordIn(value: unknown): Omit<Parts, 'handle'> | null {
  const line = objectOf(value);
  const commit = objectOf(line?.['commit']);
  if (line !== null && commit !== null) {
    const isPost = commit['collection'] === 'app.bsky.feed.post' && commit['operation'] !== 'delete';
    const uri = `at://${textOf(line['did'])}/app.bsky.feed.post/${textOf(commit['rkey'])}`;
    const microseconds = countOf(line['time_us']);
    const seen = microseconds === null ? null : instantAt(Math.floor(microseconds / 1000));
    return isPost && isPostUri(uri) ? { uri, record: commit['record'], seen } : null;
  }
  const uri = line?.['uri'];
  return isPostUri(uri) && objectOf(line?.['value']) !== null ? { uri, record: line?.['value'], seen: null } : null;
}

/** Builds the post from a record and what is known besides it. */
export function fromParts({ uri, record, handle, seen }: Parts): Found | null {
  const [, did = '', key = ''] = POST.exec(uri) ?? [];
  const said = objectOf(record);
  if (said === null || typeof said['text'] !== 'string') return null;
  const profile = `https://bsky.app/profile/${handle ?? did}`;
  const features = listOf(said['facets']).flatMap((facet) => listOf(objectOf(facet)?.['features']).map(objectOf));
  const reply = objectOf(said['reply']);
  const embed = objectOf(said['embed']);
  return {
    id: uri,
    kind: 'post',
    url: `${profile}/post/${key}`,
    text: said['text'],
    author: { id: did, handle, url: profile },
    publishedAt: earlier(instantOf(said['createdAt']), seen),
    precision: 'second',
    language: textOf(listOf(said['langs'])[0]),
    tags: distinct([...features.map((feature) => textOf(feature?.['tag'])), ...listOf(said['tags']).map(textOf)]),
    // The text shows links shortened; facets and embeds hold their full URLs.
    links: distinct([
      ...features.map((feature) => webOf(feature?.['uri'])),
      webOf(objectOf((objectOf(embed?.['media']) ?? embed)?.['external'])?.['uri']),
    ]),
    thread: {
      root: textOf(objectOf(reply?.['root'])?.['uri']),
      parent: textOf(objectOf(reply?.['parent'])?.['uri']),
    },
    quoteOf: quotedBy(embed),
  };
}

/** The author's clock may be wrong, or the time forged: no post is later than when the network first saw it. */
function earlier(written: string | null, seen: string | null): string | null {
  if (written === null || seen === null) return written ?? seen;
  return written < seen ? written : seen;
}

export function isPostUri(value: unknown): value is string {
  return typeof value === 'string' && POST.test(value);
}

/** Lists and feeds are embedded like posts, but are not quotes. */
function quotedBy(embed: JsonObject | null): string | null {
  const record = objectOf(embed?.['record']);
  const uri = textOf(record?.['uri']) ?? textOf(objectOf(record?.['record'])?.['uri']);
  return isPostUri(uri) ? uri : null;
}
