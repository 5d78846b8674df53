/** Pairs of mentions labeled as copies or not, built from articles, posts and templates, the same in every run. */
import type { Mention } from '../../../src/types.js';
import { hoursAgo, sampleMention } from '../../support/sample-mention.js';
import { ARTICLES, type Article } from './articles.js';
import { TEMPLATES, type Template } from './lookalikes.js';
import { OWN_WORDS, POSTS } from './posts.js';

export interface Pair {
  readonly family: string;
  readonly isCopy: boolean;
  readonly one: Mention;
  readonly other: Mention;
  /** Whether it was not used for choosing the thresholds. */
  readonly isHeldOut: boolean;
}

type Given = Partial<Omit<Mention, 'author'>> & { readonly handle?: string; readonly outlet?: string };

let number = 0;

function mention(source: string, { handle, outlet, ...given }: Given): Mention {
  number += 1;
  const name = handle ?? null;
  return sampleMention({
    id: `${source}:${number}`,
    source,
    url: `https://${source}.example/${number}`,
    publishedAt: hoursAgo(2 + (number % 20)),
    author: { id: name, handle: name, name, url: null, followers: null },
    origin: { name: outlet ?? null, url: null },
    ...given,
  });
}

/** All pairs of a text are in the same half: used for choosing thresholds, or held out. */
const pair = (family: string, isCopy: boolean, text: number, one: Mention, other: Mention): Pair => ({
  family,
  isCopy,
  one,
  other,
  isHeldOut: text % 2 === 1,
});

export function pairs(): readonly Pair[] {
  number = 0;
  return [
    ...ARTICLES.flatMap(syndicated),
    ...ARTICLES.flatMap(differentNews),
    ...POSTS.flatMap(passedOn),
    ...TEMPLATES.flatMap(filled),
  ];
}

const article = (outlet: string, title: string | null, text: string): Mention =>
  mention('rss', { kind: 'article', title, text, outlet });

function syndicated(own: Article, place: number): Pair[] {
  const [first, second, third] = own.paragraphs;
  const whole = own.paragraphs.join('\n\n');
  const edited = own.edits.reduce((text, [from, to]) => text.replace(from, to), whole);
  const original = () => article('Morning Post', own.title, whole);
  const copies: Record<string, Mention> = {
    'word for word': article('Evening Star', own.title, whole),
    'another headline': article('Evening Star', own.otherTitle, whole),
    'no headline': article('Evening Star', null, whole),
    'the last paragraph cut': article('Evening Star', own.title, `${first}\n\n${second}`),
    'a paragraph in the middle cut': article('Evening Star', own.title, `${first}\n\n${third}`),
    'the tag of an agency': article('Evening Star', own.title, `ELMSFORD (Acme Wire) — ${whole}`),
    'the source at the end': article('Evening Star', own.title, `${whole}\n\nSource: Acme Wire, Elmsford`),
    'words exchanged': article('Evening Star', own.title, edited),
    'words exchanged, another headline and a tag': article('Evening Star', own.otherTitle, `(Acme Wire) ${edited}`),
    'words exchanged and the last paragraph cut': article(
      'Evening Star',
      own.otherTitle,
      edited.slice(0, first.length + second.length),
    ),
    'an excerpt of a feed': article('Evening Star', own.title, `${first.slice(0, Math.floor(first.length * 0.9))}…`),
    'the first paragraph': article('Evening Star', own.otherTitle, `${first}\n\nRead more at Evening Star`),
    'the line of a blog at its end': article(
      'Evening Star',
      own.title,
      `${whole}\n\nThe post ${own.title} appeared first on Evening Star.`,
    ),
    'an advertisement in the middle': article(
      'Evening Star',
      own.title,
      `${first}\n\n${second}\n\n${third}`.replace('\n\n', '\n\nAdvertisement\n\n'),
    ),
  };
  const headlines: [Mention, Mention] = [
    mention('googlenews', { kind: 'article', title: own.title, text: own.title, outlet: 'Morning Post' }),
    mention('bingnews', { kind: 'article', title: `${own.title} - Evening Star`, text: '', outlet: 'Evening Star' }),
  ];
  const cut = (length: number, end: string) => `${whole.slice(0, length - end.length)}${end}`;
  return [
    ...Object.entries(copies).map(([name, copy]) => pair(`syndicated: ${name}`, true, place, original(), copy)),
    pair('syndicated: a headline alone', true, place, ...headlines),
    ...[280, 300, 500].map((length) =>
      pair(
        `cross-post cut at ${length}`,
        true,
        place,
        mention('mastodon', { handle: 'acmewire@social.example', text: whole }),
        mention('x', { handle: 'acmewire', text: `${cut(length, '…')} https://short.example/${length}` }),
      ),
    ),
    pair(
      'cut by a bot of the outlet',
      true,
      place,
      original(),
      mention('bluesky', { handle: 'morningpost', text: `${own.title}\n\n${cut(300, '...')}` }),
    ),
    pair(
      'a long quotation with words of one’s own',
      false,
      place,
      mention('mastodon', { handle: 'acmewire', text: first }),
      mention('bluesky', { handle: 'bob', text: `I do not believe a word of what they write here: “${first}”` }),
    ),
    pair(
      'a comment behind a quotation',
      false,
      place,
      mention('mastodon', { handle: 'acmewire', text: first }),
      mention('bluesky', {
        handle: 'cem',
        text: `${first} — and nobody at the top of it will ever say sorry for this`,
      }),
    ),
    pair(
      'a blog about an article',
      false,
      place,
      original(),
      article('Bob’s blog', `What I make of it`, `${COMMENT} They write: “${second}” ${COMMENT_2}`),
    ),
    pair(
      'a headline, and a post that only repeats it',
      false,
      place,
      original(),
      mention('x', { handle: 'dee', text: `${own.title} https://short.example/1` }),
    ),
  ];
}

const COMMENT =
  'I read the local paper every morning and mostly I am glad that it exists, but today I had to put the cup down. There is a way of telling a story that leaves out the people in it, and this is how it looks.';
const COMMENT_2 =
  'That is all. No word about those who packed the boxes, none about the price, and none about what was promised two years ago in the same hall. I have asked at the counter and got a shrug. If you know more, write to me, my address is below as ever.';

/** Two different articles of one newspaper, with the same boilerplate. */
function differentNews(own: Article, place: number): Pair[] {
  const others = ARTICLES.filter((other) => other.language === own.language && other !== own);
  const footer =
    'Subscribe to the Morning Post for more stories like this one. Follow us on all networks, and share this article with your friends.';
  return others
    .slice(0, 2)
    .flatMap((other) => [
      pair(
        'two articles of one paper',
        false,
        place,
        article('Morning Post', own.title, `${own.paragraphs.join('\n\n')}\n\n${footer}`),
        article('Morning Post', other.title, `${other.paragraphs.join('\n\n')}\n\n${footer}`),
      ),
      pair(
        'two excerpts of one paper',
        false,
        place,
        article('Morning Post', own.title, `${own.paragraphs[2]} ${footer}`),
        article('Morning Post', other.title, `${other.paragraphs[2]} ${footer}`),
      ),
    ]);
}

function passedOn(text: string, place: number): Pair[] {
  const words = text.split(' ').length;
  const own = (source: string, said: string, handle = `ann${place}`) => mention(source, { handle, text: said });
  const copies: [string, Mention, Mention][] = [
    ['the same in two networks', own('x', text), own('bluesky', text, `ann${place}.bsky.social`)],
    [
      'with another link',
      own('x', `${text} https://t.example/a1`),
      own('mastodon', `${text} https://go.example/b2`, `ann${place}@social.example`),
    ],
    ['with tags behind it', own('x', text), own('mastodon', `${text} #coffee #monday`, `ann${place}@social.example`)],
    ['with another case and other quotes', own('x', text), own('bluesky', text.replaceAll("'", '’').toUpperCase())],
    ['with a handle for a name', own('x', `${text} @acme`), own('bluesky', `${text} @acme.bsky.social`)],
  ];
  if (words >= 20) {
    copies.push(
      [
        'in two forums',
        mention('reddit', { handle: `ann${place}`, title: 'My week', text }),
        mention('reddit', { handle: `ann${place}`, title: 'My week', text }),
      ],
      ['by an account that repeats others', own('x', text), own('mastodon', `${text} via @ann`, 'echo')],
      ['cut where it is too long', own('mastodon', text), own('x', `${text.slice(0, Math.floor(text.length * 0.8))}…`)],
    );
  }
  const others: [string, Mention, Mention][] = OWN_WORDS.map((said, at) => [
    'quoted with words of one’s own',
    own('x', text),
    own('x', at % 2 === 0 ? `${said} “${text}”` : `${text} ${said}`, `bob${at}`),
  ]);
  const next = POSTS[(place + 2) % POSTS.length]!;
  return [
    ...copies.map(([name, one, other]) => pair(`post: ${name}`, true, place, one, other)),
    ...others.map(([name, one, other]) => pair(`post: ${name}`, false, place, one, other)),
    pair('two posts of one person', false, place, own('x', text), own('x', next)),
    ...(words < 12 ? [pair('few words by two people', false, place, own('x', text), own('bluesky', text, 'zoe'))] : []),
  ];
}

function filled(template: Template, place: number): Pair[] {
  const fill = (text: string, values: readonly string[]) =>
    text.replace(/\{(\d)\}/g, (_, slot: string) => values[Number(slot)] ?? '').trim();
  const said = (values: readonly string[], at: number): Mention =>
    mention(template.kind === 'article' ? 'rss' : 'x', {
      kind: template.kind,
      handle: template.by === 'one' ? 'acmebot' : `person${at}`,
      title: template.title === undefined ? null : fill(template.title, values),
      text: fill(template.text, values),
    });
  return template.fillings.flatMap((one, at) =>
    template.fillings
      .slice(at + 1)
      .map((other, behind) =>
        pair(`lookalike: ${template.name}`, false, place, said(one, at), said(other, at + behind + 1)),
      ),
  );
}
