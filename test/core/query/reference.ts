/** A slow, simple implementation of the query semantics for ASCII text, with which the matcher has to agree. */
import type { Subject } from '../../../src/core/query/subject.js';
import type { QueryField, QueryNode } from '../../../src/types.js';

export type Answer = 'yes' | 'no' | 'unknown' | 'undecided';

const OR: readonly Answer[] = ['no', 'unknown', 'undecided', 'yes'];
const AND: readonly Answer[] = ['yes', 'unknown', 'undecided', 'no'];

const lastOf = (answers: Answer[], order: readonly Answer[]): Answer =>
  order.findLast((answer) => answers.includes(answer))!;

const said = (answer: boolean | null | undefined): Answer =>
  answer === null || answer === undefined ? 'unknown' : answer ? 'yes' : 'no';

export function answerOf(node: QueryNode, subject: Subject): Answer {
  switch (node.type) {
    case 'and':
      return lastOf(
        node.nodes.map((part) => answerOf(part, subject)),
        AND,
      );
    case 'or':
      return lastOf(
        node.nodes.map((part) => answerOf(part, subject)),
        OR,
      );
    case 'not': {
      const answer = answerOf(node.node, subject);
      return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : answer;
    }
    case 'mood':
      return subject.judgement == null
        ? 'undecided'
        : said(subject.judgement.sentiment.label && subject.judgement.sentiment.label === node.mood);
    case 'field':
      return fieldAnswer(node.field, node.value, subject);
    case 'all':
    case 'word':
    case 'phrase':
    case 'brand':
    case 'tag':
    case 'handle':
    case 'ticker':
    case 'wildcard':
    case 'raw':
    case 'case':
    case 'regex':
    case 'near':
      return said(stands(node, subject));
  }
}

function stands(node: QueryNode, subject: Subject): boolean {
  const texts = [subject.title ?? '', subject.text];
  const passages = [...texts, ...subject.tags];
  switch (node.type) {
    case 'word':
    case 'phrase':
    case 'wildcard':
    case 'raw':
    case 'case':
    case 'near':
      return passages.some((passage) => chainsOf(node, passage).length > 0);
    case 'regex':
      return passages.some((passage) => new RegExp(node.pattern, node.flags).test(passage));
    case 'brand': {
      const name = wordsOf(node.text);
      const joined = name.join('');
      const isNamed = joinings(name).some((form) => passages.some((passage) => follows(wordsOf(passage), form)));
      if (node.exact) return passages.some((passage) => follows(wordsOf(passage), name));
      return isNamed || taggings(subject).includes(joined) || localPart(subject) === joined;
    }
    case 'tag':
      return (
        taggings(subject).includes(node.text) ||
        texts.some((text) => marked(text, '#', /^\w+/, '&/').includes(node.text))
      );
    case 'handle':
      return texts.some((text) =>
        marked(text, '@', /^\w+(?:[.-]\w+)*/, '@')
          .map(withoutHome)
          .includes(node.text),
      );
    case 'ticker':
      return texts.some((text) => marked(text, '$', /^\w+(?:\.[a-z]\w*)?/, '$').includes(node.text));
    case 'all':
      return true;
    case 'and':
    case 'or':
    case 'not':
    case 'mood':
    case 'field':
      throw new TypeError(`${node.type} is no term`);
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Every occurrence of the node in the text; for NEAR, the place of its right operand. */
function chainsOf(node: QueryNode, text: string): Place[] {
  switch (node.type) {
    case 'near':
      return chainsOf(node.left, text).flatMap((left) =>
        chainsOf(node.right, text).filter((right) => {
          const [first, second] = left.start < right.start ? [left, right] : [right, left];
          const isInOrder = !node.ordered || first === left;
          return isInOrder && first.end <= second.start && wordsBetween(text, first, second) < node.words;
        }),
      );
    case 'or':
      return node.nodes.flatMap((part) => chainsOf(part, text));
    case 'raw':
      return [...text].flatMap((_, start) => {
        const end = start + node.text.length;
        const isCut = /\w\w/.test(text.slice(Math.max(0, start - 1), start + 1)) && start > 0;
        return text.startsWith(node.text, start) && !isCut && !/^\w/.test(text.slice(end)) ? [{ start, end }] : [];
      });
    case 'word':
    case 'phrase':
      return sequences(
        text,
        (node.text.match(/\w+/g) ?? []).map((word) => new RegExp(`^${word}$`, 'i')),
      );
    case 'wildcard':
    case 'case':
      return sequences(
        text,
        node.text
          .split(' ')
          .map((word) =>
            word === '*'
              ? null
              : new RegExp(`^${word.replace('?', '\\w').replace('*', '\\w*')}$`, node.type === 'case' ? '' : 'i'),
          ),
      );
    case 'all':
    case 'and':
    case 'not':
    case 'brand':
    case 'field':
    case 'mood':
    case 'tag':
    case 'handle':
    case 'ticker':
    case 'regex':
      throw new TypeError(`${node.type} has no place`);
  }
}

/** Every occurrence of a sequence of words; null in `wanted` stands for one or more words of any kind. */
function sequences(text: string, wanted: readonly (RegExp | null)[]): Place[] {
  const words = [...text.matchAll(/\w+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
  const endsFrom = (at: number, [next, ...rest]: readonly (RegExp | null)[]): number[] => {
    if (next === undefined) return [at];
    if (next === null) return words.flatMap((_, word) => (word >= at + 1 ? endsFrom(word, rest) : []));
    return at < words.length && next.test(words[at]!.text) ? endsFrom(at + 1, rest) : [];
  };
  return words.flatMap(({ start }, first) =>
    endsFrom(first, wanted).map((end) => ({ start, end: words[end - 1]!.end })),
  );
}

const wordsBetween = (text: string, first: Place, second: Place): number =>
  [...text.matchAll(/\w+/g)].filter(({ index }) => index >= first.end && index < second.start).length;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\w+/g) ?? [];

const follows = (words: string[], wanted: string[]): boolean =>
  words.some((_, start) => wanted.every((word, index) => words[start + index] === word));

/** Every way to write the words with each of the gaps between them kept or removed. */
function joinings([first = '', ...rest]: string[]): string[][] {
  return rest.reduce<string[][]>(
    (forms, word) =>
      forms.flatMap((form) => [
        [...form, word],
        [...form.slice(0, -1), `${form.at(-1)}${word}`],
      ]),
    [[first]],
  );
}

/** Every name that follows the mark, unless a word character or one of `refused` precedes the mark. */
function marked(text: string, mark: string, name: RegExp, refused: string): string[] {
  const lower = text.toLowerCase();
  return [...lower].flatMap((character, index) => {
    const before = lower[index - 1] ?? ' ';
    if (character !== mark || /\w/.test(before) || refused.includes(before)) return [];
    return name.exec(lower.slice(index + 1))?.[0] ?? [];
  });
}

const withoutHome = (handle: string): string => handle.replace(/\.bsky\.social$/, '');

const taggings = ({ tags }: Subject): string[] => tags.map((tag) => tag.toLowerCase().replace(/[ -]/g, ''));

const localPart = ({ author }: Subject): string => withoutHome((author.handle ?? '').toLowerCase().split('@')[0]!);

function fieldAnswer(field: QueryField, value: string, subject: Subject): Answer {
  const { author, engagement, judgement, title, text } = subject;
  switch (field) {
    case 'from':
      return said([localPart(subject), author.handle?.toLowerCase()].includes(value));
    case 'to':
      return said(
        marked(text.trim(), '@', /^\w+(?:[.-]\w+)*/, '@').map(withoutHome)[0] === value && text.trim().startsWith('@'),
      );
    case 'title':
      return said(title !== null && chainsOf({ type: 'wildcard', text: value }, title).length > 0);
    case 'site': {
      const hosts = subject.urls.map((url) => new URL(url).hostname.replace(/^www\./, ''));
      return said(hosts.some((host) => `.${host}`.endsWith(`.${value}`)));
    }
    case 'url':
      return said(subject.url?.includes(value) ?? false);
    case 'link':
      return said((subject.links ?? []).some((link) => isPage(link, value)));
    case 'lang':
      return said(subject.language?.split('-')[0] === value);
    case 'source':
    case 'type':
      return said((field === 'type' ? subject.kind : subject.source) === value);
    case 'since':
    case 'until': {
      const time = subject.publishedAt ?? null;
      return said(time === null || (field === 'since' ? time >= `${value}T` : time < `${value}T`));
    }
    case 'followers':
      return compared(author.followers, value);
    case 'likes':
    case 'replies':
    case 'reposts':
    case 'views':
    case 'score':
      return compared(engagement?.[field], value);
    case 'polarity':
      return judgement == null ? 'undecided' : compared(judgement.sentiment.polarity, value);
    case 'emotion':
      return judgement == null ? 'undecided' : said(judgement.emotions.includes(value));
    case 'has':
      return said((value === 'media' ? subject.media : subject.links)?.[0] !== undefined);
    case 'is':
      if (value !== 'question') return said(isA(value, subject));
      if (subject.kind === 'question') return 'yes';
      return judgement == null ? 'undecided' : said(judgement.intents.includes('question'));
  }
}

function isPage(link: string, value: string): boolean {
  const page = link.replace('https://', '');
  return value.endsWith('*') ? page.startsWith(value.slice(0, -1)) : page === value || page.startsWith(`${value}/`);
}

function isA(state: string, { repostOf, quoteOf, isOwned, thread, kind }: Subject): boolean {
  if (state === 'reply') return thread?.parent != null || kind === 'comment';
  if (state === 'owned') return isOwned ?? false;
  return (state === 'quote' ? quoteOf : repostOf) != null;
}

function compared(number: number | null | undefined, value: string): Answer {
  const [, sign, bound] = /^([<=>]+)(.*)$/.exec(value)!;
  if (number === null || number === undefined) return 'unknown';
  const difference = number - Number(bound);
  return said(
    (difference < 0 && sign!.includes('<')) ||
      (difference > 0 && sign!.includes('>')) ||
      (difference === 0 && sign!.includes('=')),
  );
}
