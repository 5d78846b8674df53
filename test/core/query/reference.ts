/** What a query means, said slowly and plainly, for ASCII text: the matcher is held against it. */
import type { Subject } from '../../../src/core/query/subject.js';
import type { QueryNode } from '../../../src/types.js';

export function holds(node: QueryNode, subject: Subject): boolean {
  const texts = [subject.title ?? '', subject.text];
  const passages = [...texts, ...subject.tags];
  switch (node.type) {
    case 'all':
      return true;
    case 'and':
      return node.nodes.every((part) => holds(part, subject));
    case 'or':
      return node.nodes.some((part) => holds(part, subject));
    case 'not':
      return !holds(node.node, subject);
    case 'word':
    case 'phrase':
      return passages.some((passage) => follows(wordsOf(passage), wordsOf(node.text)));
    case 'brand': {
      const name = wordsOf(node.text);
      const joined = name.join('');
      const isNamed = joinings(name).some((form) => passages.some((passage) => follows(wordsOf(passage), form)));
      if (node.exact) return passages.some((passage) => follows(wordsOf(passage), name));
      return (
        isNamed || subject.tags.some((tag) => tag.replace(/[ -]/g, '') === joined) || localPart(subject) === joined
      );
    }
    case 'tag':
      return (
        subject.tags.some((tag) => tag.replace(/[ -]/g, '') === node.text) ||
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
    case 'field':
      return fieldHolds(node.field, node.value, subject);
  }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\w+/g) ?? [];

const follows = (words: string[], wanted: string[]): boolean =>
  words.some((_, start) => wanted.every((word, index) => words[start + index] === word));

/** Every way to write the words, each gap left out or not. */
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

/** Everything named with the mark in front, unless a word character or one of `refused` stands before. */
function marked(text: string, mark: string, name: RegExp, refused: string): string[] {
  const lower = text.toLowerCase();
  return [...lower].flatMap((character, index) => {
    const before = lower[index - 1] ?? ' ';
    if (character !== mark || /\w/.test(before) || refused.includes(before)) return [];
    return name.exec(lower.slice(index + 1))?.[0] ?? [];
  });
}

const withoutHome = (handle: string): string => handle.replace(/\.bsky\.social$/, '');

const localPart = ({ author }: Subject): string => withoutHome((author.handle ?? '').toLowerCase().split('@')[0]!);

function fieldHolds(field: 'from' | 'site' | 'lang', value: string, subject: Subject): boolean {
  if (field === 'from') return [localPart(subject), subject.author.handle?.toLowerCase()].includes(value);
  if (field === 'lang') return subject.language?.split('-')[0] === value;
  const hosts = subject.urls.map((url) => new URL(url).hostname.replace(/^www\./, ''));
  return hosts.some((host) => `.${host}`.endsWith(`.${value}`));
}
