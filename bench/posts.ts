/** Archives to measure with: made-up posts, one on a line, the same for the same numbers. */
import { closeSync, openSync, writeSync } from 'node:fs';

export interface Archive {
  readonly posts: number;
  /** Of the posts, from 0 to 1, those that say a name. */
  readonly share: number;
  /** Which are said in turn; absent: Acme. */
  readonly names?: readonly string[];
}

const WORDS =
  'the of and to in is it you that was for on are with as they be at one have this from or had by hot but some what there we can out other were all your when up use how said an each she which do their time if will way about many then them would like so these her long make thing see him two has look more day could go come did my no most who over know water than call first people may down side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean differ move right boy old too does tell set three want air well also play small end put home read hand port large spell add even land here must big high such follow act why ask men change went light kind off need house picture try again point mother world near build self earth father love hate terrible amazing broken refund slow cheap friendly cold fresh awful happy waiting thanks coffee service order'.split(
    ' ',
  );
const BEGUN = Date.parse('2026-11-01T00:00:00Z');
const SPAN_MILLISECONDS = 20 * 24 * 3600 * 1000;
const AT_ONCE = 2_000;
/** Shares of whole copies and of copies with a word changed. */
const COPIES = 0.1;
const NEAR_COPIES = 0.05;
const REMEMBERED = 5_000;

export function writePosts(path: string, { posts, share, names = ['Acme'] }: Archive): void {
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
      lines.push(
        `${JSON.stringify({
          id: `p${n}`,
          created_at: new Date(BEGUN + Math.floor((n / posts) * SPAN_MILLISECONDS)).toISOString(),
          author: `ann${Math.floor((chance() * posts) / 5)}`,
          text: chance() < 0.02 ? `${text} 😀` : text,
          url: `https://posts.example/p/${n}`,
          likes: Math.floor(chance() * 100),
          lang: 'en',
          client: 'an application of some name',
          conversation: `c${n - (n % 7)}`,
          place: { name: 'a town', country: 'a country' },
          note: 'archives repeat in every line much that nobody reads: a line of theirs has some 450 bytes, of which a third are words',
        })}\n`,
      );
    }
    writeSync(file, lines.join(''));
  }
  closeSync(file);
}

/** Numbers from 0 to 1, by the generator of Park and Miller. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
