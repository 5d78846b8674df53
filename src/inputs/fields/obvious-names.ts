/** Names under which people keep what is obvious: `body` is a text, `created_at` a time. */
import { htmlToText } from '../../sources/shared/html-text.js';
import { objectOf, textOf } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { FIELDS, type Field, type FieldName, merged } from './fields.js';

export interface Obvious {
  readonly field: FieldName;
  /** Lower is surer. */
  readonly rank: number;
  readonly read: Field;
}

type Table = readonly (readonly [field: FieldName, names: string, read?: Field])[];

/** Plain names, the surest first. */
const NAMES: Table = [
  ['id', 'id guid uuid postid commentid reviewid tweetid statusid messageid articleid itemid'],
  // Where both stand, as on GitHub, `url` is the address of the data.
  ['url', 'htmlurl url link permalink posturl permalinkurl commenturl reviewurl tweeturl articleurl pageurl href uri'],
  ['title', 'title headline subject posttitle reviewtitle articletitle'],
  ['text', 'text fulltext body content message comment review posttext commenttext reviewtext reviewbody', onlyText],
  ['text', 'tweettext tweet selftext caption contenttext bodytext', onlyText],
  ['text', 'contenthtml bodyhtml texthtml html', fromMarkup],
  ['text', 'description summary snippet', onlyText],
  ['author.handle', 'author user username handle screenname userhandle authorusername authorhandle login', person],
  ['author.handle', 'reviewer poster creator nickname account by', person],
  ['author.name', 'authorname displayname fullname reviewername userdisplayname'],
  ['author.id', 'authorid userid accountid'],
  ['author.url', 'authorurl authorlink profileurl userurl'],
  ['author.followers', 'authorfollowers userfollowers followers followerscount followercount userfollowerscount'],
  ['publishedAt', 'publishedat published datepublished publishdate publicationdate publishtime pubdate'],
  ['publishedAt', 'createdat created createdutc datecreated createddate createdtime creationdate'],
  ['publishedAt', 'postedat posted postdate dateposted reviewdate submittedat date datetime timestamp time'],
  ['language', 'language lang languagecode locale'],
  ['tags', 'tags hashtags tag keywords categories'],
  ['links', 'links urls'],
  ['rating', 'rating stars starrating reviewrating ratingvalue'],
  ['engagement.likes', 'likes likecount likescount favorites favoritecount favouritescount upvotes points'],
  ['engagement.reposts', 'reposts repostcount retweets retweetcount reblogs reblogscount shares sharecount'],
  ['engagement.replies', 'replies replycount repliescount comments commentcount commentscount numcomments'],
  ['engagement.quotes', 'quotes quotecount'],
  ['engagement.views', 'views viewcount impressions impressioncount playcount'],
  ['engagement.score', 'score'],
  ['origin.name', 'source platform network site sitename outlet publication channel forum subreddit'],
  ['kind', 'kind type'],
];

/** Members of an object that stands for an author. */
const OF_PERSON: Table = [
  ['author.handle', 'username handle screenname acct login nickname'],
  ['author.name', 'name displayname fullname'],
  ['author.id', 'id userid did'],
  ['author.url', 'url profileurl link'],
  ['author.followers', 'followers followerscount followercount'],
];

/** Null: there is nothing obvious about the name. */
export const obviousName = lookup(NAMES);
const ofPerson = lookup(OF_PERSON);

const COUNTS: ReadonlySet<string> = new Set(['engagement', 'metrics', 'publicmetrics', 'stats', 'counts']);

/** Whether an object of that name holds counts that are as good as the row's own. */
export const namesCounts = remembered((name) => COUNTS.has(plainName(name)));

/** `Created At`, `created_at` and `createdAt` are one name. */
export function plainName(name: string): string {
  return name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[\s_.-]+/g, '');
}

const NAMES_AT_MOST = 5000;

function lookup(table: Table): (name: string) => Obvious | null {
  const names = table.flatMap(([field, list, read]) => list.split(' ').map((name) => ({ name, field, read })));
  const all = new Map(names.map(({ name, field, read }, rank) => [name, { field, rank, read: read ?? FIELDS[field] }]));
  return remembered((name) => all.get(plainName(name)) ?? null);
}

/** Rows repeat their names. */
function remembered<Answer extends Obvious | boolean | null>(
  answer: (name: string) => Answer,
): (name: string) => Answer {
  const seen = new Map<string, Answer>();
  return (name) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    if (seen.size >= NAMES_AT_MOST) seen.clear();
    const answered = answer(name);
    seen.set(name, answered);
    return answered;
  };
}

function onlyText(value: unknown): Found | null {
  return typeof value === 'string' ? FIELDS.text(value, '') : null;
}

function fromMarkup(value: unknown): Found | null {
  return typeof value === 'string' ? FIELDS.text(htmlToText(value), '') : null;
}

/** One word is a handle, several are a name. */
function person(value: unknown, zone: string): Found | null {
  const members = objectOf(value);
  if (members === null) {
    const words = textOf(value)?.trim() ?? '';
    return (/\s/.test(words) ? FIELDS['author.name'] : FIELDS['author.handle'])(words, zone);
  }
  const parts = Object.keys(members).map((name) => ofPerson(name)?.read(members[name], zone) ?? null);
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : merged(known);
}
