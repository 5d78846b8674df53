/** Posts in the archive of an account on Mastodon and similar servers: activities that create a note. */
import { htmlLinks } from '../../sources/shared/html-links.js';
import { htmlToText } from '../../sources/shared/html-text.js';
import { instantOf } from '../../sources/shared/instant.js';
import { distinct, type JsonObject, listOf, objectOf, textOf, webOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';

const EVERYBODY = new Set<unknown>(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public']);

/** `Create` with its note, `Announce` of somebody else's note, or a note alone. */
export function isActivity(value: JsonObject): boolean {
  if (value['type'] === 'Announce') return textOf(value['actor']) !== null && 'object' in value;
  return noteIn(value) !== null;
}

/** Returns null for reposts, whose original is not in the archive, and for posts that are not public. */
export function fromActivity(value: JsonObject): Found | null {
  const note = noteIn(value);
  if (note === null || ![note['to'], note['cc']].flat().some((reader) => EVERYBODY.has(reader))) return null;
  const html = textOf(note['content']) ?? '';
  const author = profileOf(webOf(note['attributedTo']) ?? webOf(value['actor']));
  const tags = [note['tag']].flat().map(objectOf);
  return {
    id: textOf(note['id']),
    kind: 'post',
    url: webOf(note['url']) ?? webOf(note['id']),
    text: [textOf(note['summary']), htmlToText(html)].filter((part) => part !== null && part !== '').join('\n\n'),
    author,
    publishedAt: instantOf(note['published']),
    precision: 'second',
    language: Object.keys(objectOf(note['contentMap']) ?? {})[0] ?? null,
    tags: distinct(tags.map((tag) => (tag?.['type'] === 'Hashtag' ? textOf(tag['name']) : null))).map((name) =>
      name.replace(/^#/, ''),
    ),
    links: htmlLinks(html, (classes) => !/\b(?:mention|hashtag)\b/.test(classes)),
    ...(author.url === null ? {} : { origin: { name: new URL(author.url).host, url: new URL(author.url).origin } }),
    thread: { parent: textOf(note['inReplyTo']) },
    media: distinct(listOf(note['attachment']).map((media) => webOf(objectOf(media)?.['url']))),
  };
}

function noteIn(value: JsonObject): JsonObject | null {
  const note = value['type'] === 'Create' ? objectOf(value['object']) : value;
  return note?.['type'] === 'Note' && textOf(note['id']) !== null && typeof note['content'] === 'string' ? note : null;
}

/** Converts `https://host/users/ann` to `https://host/@ann`, the form in which statuses name their author. */
function profileOf(actor: string | null): { id: string | null; handle: string | null; url: string | null } {
  const [, home, name] = /^(https?:\/\/[^/]+)\/(?:users\/|@)([^/?#@]+)$/.exec(actor ?? '') ?? [];
  if (home === undefined || name === undefined) return { id: actor, handle: null, url: actor };
  const url = `${home}/@${name}`;
  return { id: url, handle: `${name}@${new URL(home).host}`, url };
}
