/** What people write into their repositories on Bluesky: bare records, as archives, Jetstream and posts hold them. */

import type { Found } from '../source.js';
import { instantAt, instantOf } from './instant.js';
import { countOf, distinct, type JsonObject, listOf, objectOf, textOf, webOf } from './json.js';

const POST = /^at:\/\/(did:[a-z]+:[\w.:%-]{1,500})\/app\.bsky\.feed\.post\/([\w.~:-]{1,512})$/;

export function isRecord(value: unknown): boolean {
  return recordIn(value) !== null;
}

/** A record without its surroundings: a line of Jetstream, or `{ uri, value }` as repositories list them. */
export function fromRecord(value: unknown): Found | null {
  const parts = recordIn(value);
  return parts === null ? null : fromParts({ ...parts, handle: null });
}

interface Parts {
  readonly uri: string;
  readonly record: unknown;
  readonly handle: string | null;
  /** When the network first saw it. */
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

/** The post that a record and what is known beside it make. */
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
    // The text shows links cut short; where they lead stands beside it.
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

/** Its author's clock may be wrong, or lie: nothing is said after it was seen. */
function earlier(written: string | null, seen: string | null): string | null {
  if (written === null || seen === null) return written ?? seen;
  return written < seen ? written : seen;
}

export function isPostUri(value: unknown): value is string {
  return typeof value === 'string' && POST.test(value);
}

/** Lists and feeds are embedded as posts are, but are no quotes. */
function quotedBy(embed: JsonObject | null): string | null {
  const record = objectOf(embed?.['record']);
  const uri = textOf(record?.['uri']) ?? textOf(objectOf(record?.['record'])?.['uri']);
  return isPostUri(uri) ? uri : null;
}
