/** Conditions on a mention other than its words: author, place, time, counts and attitude. */
import type { Kind, Mood, QueryField } from '../../types.js';
import { foldText } from '../text/fold.js';
import { parseWhen, type WhenContext } from '../time/when.js';
import { comparison } from './comparison.js';
import { formsOf, linkTo, pagesIn } from './link.js';
import { findHandle } from './pattern.js';
import type { Judgement, Subject, View } from './subject.js';

/**
 * `unknown`: the mention lacks the value. `undecided`: the answer depends on its score, or on a language yet to be
 * detected.
 */
export type Answer = 'yes' | 'no' | 'unknown' | 'undecided';

export type Condition = (view: View) => Answer;

export type ConditionField = Exclude<QueryField, 'title'>;

/**
 * @param when the present and time zone that `since:7d` is relative to
 * @throws TypeError for `since:` and `until:` if `when` is null
 */
export function conditionOf(field: ConditionField, value: string, when: WhenContext | null): Condition {
  return CONDITIONS[field](value, when);
}

export const moodCondition = (mood: Mood): Condition =>
  judged(({ sentiment: { label } }) => (label === null ? 'unknown' : answer(label === mood)));

const answer = (holds: boolean): Answer => (holds ? 'yes' : 'no');

const CONDITIONS: Readonly<Record<ConditionField, (value: string, when: WhenContext | null) => Condition>> = {
  from: (value) => {
    if (/^https?:\/\//i.test(value)) return ({ subject: { endpoint } }) => answer(endpoint === value);
    const handle = foldText(value);
    return (view) => answer(view.handles().includes(handle));
  },
  to: (value) => {
    const find = findHandle(value);
    return ({ text }) => answer(find(text.accounts().text.trimStart(), 0)?.start === 0);
  },
  site: (host) => (view) => answer(view.hosts().some((own) => own === host || own.endsWith(`.${host}`))),
  url: (part) => {
    const wanted = part.toLowerCase();
    return ({ subject: { url } }) => answer((url ?? '').toLowerCase().includes(wanted));
  },
  link: (link) => {
    const leadsThere = linkTo(link);
    return (view) => answer(pagesOf(view.subject, link).some(leadsThere));
  },
  lang: (language) => (view) => {
    const own = view.language();
    return own === null && view.subject.awaitsLanguage === true ? 'undecided' : answer(own === language);
  },
  source: (name) => (view) => answer(view.subject.source === name),
  type: (kind) => (view) => answer(view.subject.kind === kind),
  // As with the flags of the same name, mentions without a time match.
  since: (value, when) => timed(value, when, (time, since) => time >= since),
  until: (value, when) => timed(value, when, (time, until) => time < until),
  likes: (value) => counted(value, ({ engagement }) => engagement?.likes),
  replies: (value) => counted(value, ({ engagement }) => engagement?.replies),
  reposts: (value) => counted(value, ({ engagement }) => engagement?.reposts),
  views: (value) => counted(value, ({ engagement }) => engagement?.views),
  score: (value) => counted(value, ({ engagement }) => engagement?.score),
  followers: (value) => counted(value, ({ author }) => author.followers),
  is: (state) => STATES[state as keyof typeof STATES],
  has: (belonging) => BELONGINGS[belonging as keyof typeof BELONGINGS],
  emotion: (emotion) => judged(({ emotions }) => answer(emotions.includes(emotion))),
  polarity: (value) => {
    const holds = comparison(value);
    return judged(({ sentiment: { polarity } }) => (polarity === null ? 'unknown' : answer(holds(polarity))));
  },
};

const REPLIES: ReadonlySet<Kind | undefined> = new Set(['comment', 'answer']);

const STATES = {
  repost: ({ subject }) => answer((subject.repostOf ?? null) !== null),
  reply: ({ subject }) => answer((subject.thread?.parent ?? null) !== null || REPLIES.has(subject.kind)),
  quote: ({ subject }) => answer((subject.quoteOf ?? null) !== null),
  owned: ({ subject }) => answer(subject.isOwned === true),
  question: (view) => {
    const { kind, title, text } = view.subject;
    if (kind === 'question' || QUESTION.test(text) || QUESTION.test(title ?? '')) return 'yes';
    return judged(({ intents }) => answer(intents.includes('question')))(view);
  },
} as const satisfies Readonly<Record<string, Condition>>;

/** A question mark that ends a sentence, not one inside an address. */
const QUESTION = /[?？؟](?:[!?"'”’)\]]{0,9}(?:\s|$))/u;

const BELONGINGS = {
  links: ({ subject: { links, text } }) => answer((links ?? []).length > 0 || /https?:\/\/\w/i.test(text)),
  media: ({ subject: { media } }) => answer((media ?? []).length > 0),
} as const satisfies Readonly<Record<string, Condition>>;

function judged(ask: (judgement: Judgement) => Answer): Condition {
  return ({ subject: { judgement = null } }) => (judgement === null ? 'undecided' : ask(judgement));
}

function counted(value: string, numberOf: (subject: Subject) => number | null | undefined): Condition {
  const holds = comparison(value);
  return ({ subject }) => {
    const number = numberOf(subject) ?? null;
    return number === null ? 'unknown' : answer(holds(number));
  };
}

function timed(value: string, when: WhenContext | null, holds: (time: number, bound: number) => boolean): Condition {
  if (when === null) throw new TypeError('a query with since: or until: needs the present and a zone');
  const bound = parseWhen(value, when).getTime();
  return ({ subject: { publishedAt } }) =>
    answer((publishedAt ?? null) === null || holds(Date.parse(publishedAt ?? ''), bound));
}

function pagesOf({ links = [], threadLinks = [], title, text }: Subject, link: string): readonly string[] {
  return [...[...links, ...threadLinks].flatMap(formsOf), ...pagesIn(`${title ?? ''}\n${text}`, link)];
}
