/** Archives to measure with: made-up posts, one per line, the same for the same numbers. */
import { closeSync, openSync, writeSync } from 'node:fs';

export interface Archive {
  readonly posts: number;
  /** Share of the posts that contain a name, from 0 to 1. */
  readonly share: number;
  /** Names that are used in turn; Acme by default. */
  readonly names?: readonly string[];
  /** Makes the object that is written for a post; `post` by default. */
  readonly kept?: (said: Said) => object;
}

/** Content of a post, and what differs between posts. */
export interface Said {
  readonly place: number;
  readonly text: string;
  readonly published: Date;
  readonly author: number;
  readonly likes: number;
}

const WORDS =
  'the of and to in is it you that was for on are with as they be at one have this from or had by hot but some what there we can out other were all your when up use how said an each she which do their time if will way about many then them would like so these her long make thing see him two has look more day could go come did my no most who over know water than call first people may down side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean differ move right boy old too does tell set three want air well also play small end put home read hand port large spell add even land here must big high such follow act why ask men change went light kind off need house picture try again point mother world near build self earth father love hate terrible amazing broken refund slow cheap friendly cold fresh awful happy waiting thanks coffee service order'.split(
    ' ',
  );
const BEGUN = Date.parse('2026-11-01T00:00:00Z');
const SPAN_MILLISECONDS = 20 * 24 * 3600 * 1000;
const AT_ONCE = 2_000;
/** Shares of exact copies, and of copies with one word changed. */
const COPIES = 0.1;
const NEAR_COPIES = 0.05;
const REMEMBERED = 5_000;

export function writePosts(path: string, { posts, share, names = ['Acme'], kept = post }: Archive): void {
  const chance = chances(20_261_101);
  const texts: string[] = [];
  const textOf = (place: number): string => {
    const copied = chance();
    const former = texts[Math.floor(chance() * texts.length)];
    if (former !== undefined && copied < COPIES) return former;
    if (former !== undefined && copied < COPIES + NEAR_COPIES) return former.replace(/ \w+$/u, ' indeed');
    const words = Array.from(
      { length: 8 + Math.floor(chance() * 22) },
      () => WORDS[Math.floor(chance() * WORDS.length)]!,
    );
    if (chance() < share) words[Math.floor(chance() * words.length)] = names[place % names.length]!;
    return words.join(' ');
  };
  const file = openSync(path, 'w');
  for (let start = 0; start < posts; start += AT_ONCE) {
    const lines: string[] = [];
    for (let n = start; n < Math.min(posts, start + AT_ONCE); n += 1) {
      const text = textOf(n);
      texts[n % REMEMBERED] = text;
      const published = new Date(BEGUN + Math.floor((n / posts) * SPAN_MILLISECONDS));
      const author = Math.floor((chance() * posts) / 5);
      const said = { place: n, text: chance() < 0.02 ? `${text} 😀` : text, published, author };
      lines.push(`${JSON.stringify(kept({ ...said, likes: Math.floor(chance() * 100) }))}\n`);
    }
    writeSync(file, lines.join(''));
  }
  closeSync(file);
}

const post = ({ place, text, published, author, likes }: Said): object => ({
  id: `p${place}`,
  created_at: published.toISOString(),
  author: `ann${author}`,
  text,
  url: `https://posts.example/p/${place}`,
  likes,
  lang: 'en',
  client: 'an application of some name',
  conversation: `c${place - (place % 7)}`,
  place: { name: 'a town', country: 'a country' },
  note: 'archives repeat in every line much that nobody reads: a line of theirs has some 450 bytes, of which a third are words',
});

/** A post in non-ASCII letters except for a name: in turn Latin with diacritics, Cyrillic and Han. */
export function foreignPost(said: Said): object {
  const letters = FOREIGN[said.place % FOREIGN.length]!;
  const text = said.text.replace(/\b[a-z]+/g, (word) =>
    [...word].map((one) => letters[one.charCodeAt(0) - 0x61]).join(''),
  );
  return post({ ...said, text });
}

/** Replacements of the letters from a to z. */
const FOREIGN = [
  'ábçdéfğhíjklmñópqřšťúvwxýž',
  'абцдефгхижклмнопярстувшьыз',
  '上下中大小人口山川日月木水火土金天年生田男女子力名文',
].map((letters) => [...letters]);

/** As in version 1.1 of the API of X: about two thousand bytes, mostly of the author; every third repeats another. */
export function tweet(said: Said): object {
  const { place } = said;
  if (place % 3 !== 0) return aloneTweet(said);
  return {
    ...aloneTweet(said),
    full_text: `RT @ann7: ${said.text.split(' ').slice(0, 12).join(' ')}…`,
    retweeted_status: aloneTweet(said),
  };
}

function aloneTweet({ place, text, published, author, likes }: Said): object {
  const [weekday, day, month, year, time] = published.toUTCString().replace(',', '').split(' ');
  const id = `15000000000${String(place).padStart(8, '0')}`;
  return {
    created_at: `${weekday} ${month} ${day} ${time} +0000 ${year}`,
    id_str: id,
    full_text: text,
    truncated: false,
    display_text_range: [0, text.length],
    entities: {
      hashtags: place % 5 === 0 ? [{ text: 'tea', indices: [0, 4] }] : [],
      symbols: [],
      user_mentions: place % 2 === 0 ? [{ screen_name: 'bob', name: 'Bob', id_str: '7', indices: [0, 4] }] : [],
      urls: [],
    },
    source: '<a href="https://app.example" rel="nofollow">An app for posts</a>',
    in_reply_to_status_id_str: place % 4 === 0 ? '15' : null,
    user: {
      id_str: String(author),
      name: `Ann ${author}`,
      screen_name: `ann${author}`,
      location: place % 2 === 0 ? 'a town' : '',
      description: 'archives repeat in every line who said it, and what they say of themselves',
      url: place % 3 === 0 ? 'https://ann.example' : null,
      protected: false,
      followers_count: author % 1000,
      friends_count: 100,
      listed_count: 3,
      created_at: 'Mon Nov 29 21:18:15 +0000 2010',
      favourites_count: 100,
      geo_enabled: place % 2 === 0,
      verified: place % 11 === 0,
      statuses_count: 10_000,
      profile_background_color: 'C0DEED',
      profile_background_image_url: 'https://images.example/themes/theme1/bg.png',
      profile_image_url_https: 'https://images.example/profile_images/1/a_normal.jpg',
      default_profile: place % 2 === 0,
    },
    geo: null,
    coordinates: null,
    place: null,
    is_quote_status: false,
    retweet_count: 1,
    favorite_count: likes,
    favorited: false,
    retweeted: false,
    lang: 'en',
  };
}

/** Pseudorandom numbers from 0 to 1, by the generator of Park and Miller. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
