/** Messages of a Slack workspace export: one file per day, with links and mentions in angle brackets. */
import { withoutXmlEntities } from '../../sources/shared/entities.js';
import { distinct, type JsonObject, objectOf, textOf, webOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { momentOf } from '../fields/moment.js';
import { reactionsTo } from './reactions.js';

export function isSlackMessage(value: JsonObject): boolean {
  return value['type'] === 'message' && typeof value['text'] === 'string' && isStamp(value['ts']);
}

const isStamp = (ts: unknown): ts is string => typeof ts === 'string' && /^\d{9,10}\.\d{6}$/.test(ts);

/** Subtypes of actual messages. All others are notices, such as that somebody joined or changed the topic. */
const SAID = new Set<unknown>([undefined, null, 'bot_message', 'file_share', 'me_message', 'thread_broadcast']);

/** Returns null for notices and messages without text. */
export function fromSlackMessage(value: JsonObject): Found | null {
  const written = textOf(value['text']) ?? '';
  const text = withoutXmlEntities(written.replace(BRACKETS, named));
  if (!SAID.has(value['subtype']) || text.trim() === '') return null;
  const profile = objectOf(value['user_profile']);
  const user = textOf(value['user']) ?? textOf(value['bot_id']);
  const ts = String(value['ts']);
  const thread = value['thread_ts'];
  const moment = momentOf(ts, 'UTC');
  return {
    id: idOf(user, ts),
    kind: 'post',
    text,
    author: { id: user, handle: textOf(profile?.['name']), name: textOf(profile?.['real_name']) },
    publishedAt: moment?.iso ?? null,
    precision: moment?.precision ?? null,
    links: distinct(Array.from(written.matchAll(BRACKETS), ([, target]) => webOf(withoutXmlEntities(target!)))),
    engagement: { likes: reactionsTo(value) },
    ...(isStamp(thread) && thread !== ts && { thread: { parent: idOf(textOf(value['parent_user_id']), thread) } }),
  };
}

/** A timestamp is unique only within a channel, hence the user. */
const idOf = (user: string | null, ts: string): string => [user, ts].filter((part) => part !== null).join('/');

const BRACKETS = /<([^<>|\s]{1,2000})(?:\|([^<>]{0,2000}))?>/g;

/** Renders `<https://a.example|a page>`, `<@U1>`, `<#C1|general>` and `<!here>` as they are displayed. */
function named(_: string, target: string, label: string | undefined): string {
  const sign = target.startsWith('#') ? '#' : target.startsWith('!') ? '@' : '';
  return label === undefined || label === '' ? target.replace(/^!/, '@') : `${sign}${label}`;
}
