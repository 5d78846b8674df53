/** The names of those who speak in a run, found and replaced wherever they stand: alone, in texts, in addresses. */
import type { Mention, Report } from '../../types.js';

export interface HiddenNames {
  /** Of anything that is a name as a whole. */
  hash(name: string): string;
  /** Whoever is named with an @, mail addresses, authors of the run by their handle as a whole word; addresses in it. */
  inText(text: string): string;
  /** Handles in its host and its path, and the host where it is somebody's own. */
  inAddress(url: string): string;
  inHost(host: string): string;
  /** Whom it asks for; the accounts of the brand stay. */
  inQuery(query: string): string;
  /** Whether a word of it, or several together, are a handle. */
  isIn(text: string): boolean;
  /** One on which more than one author is heard. */
  isShared(host: string): boolean;
}

const ADDRESS = /https?:\/\/[^\s<>"]+/gi;
const MAIL = /(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const NAME = /(?<![\w@])@([\w](?:[\w.-]*\w)?(?:@[\w](?:[\w.-]*\w)?)?)/gu;
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;
/** What is asked of an author, as a query says it. */
const ASKED = /\b(from|author):("[^"]*"|[^\s()]+)/gi;
/** Of DNS. */
const LONGEST_HOST = 253;
/** More words than a name has. */
const MOST_WORDS = 8;
/** Three letters stand in words of all kinds. */
const SHORTEST_IN_TEXT = 4;

/** @param hash of a folded name */
export function hiddenNames({ mentions = [], query }: Report, hash: (folded: string) => string): HiddenNames {
  const own = new Set(query.owned.map(folded));
  const handles = new Set(
    mentions
      .flatMap(({ author }) => [author.handle, author.id])
      // Of `ann@mastodon.example` her own instance shows the first part.
      .flatMap((name) => (name === null ? [] : [folded(name), folded(name).replace(/@.*$/, '')]))
      .filter((name) => name !== '' && !own.has(name)),
  );
  const words = new Set([...handles].filter((name) => name.length >= SHORTEST_IN_TEXT));
  const joined = new Set([...words].map((name) => wordsOf(name).join('')));
  const speakers = speakersAt(mentions);
  const pages = new Set(mentions.flatMap(({ author }) => (author.url === null ? [] : [bare(author.url)])));
  const hosts = ownHosts(mentions, speakers);

  const inHost = (host: string): string => {
    // Not a host, and as many of its ends would be looked up as it has dots.
    if (host.length > LONGEST_HOST) return host;
    const labels = host.split('.');
    const from = labels.findIndex((_, at) => {
      const rest = folded(labels.slice(at).join('.'));
      return at < labels.length - 1 && (hosts.has(rest) || words.has(rest));
    });
    const kept = from === -1 ? labels : [...labels.slice(0, from), hash(folded(labels.slice(from).join('.')))];
    // The last one is no name of anybody.
    return kept
      .map((label, at) => (at < kept.length - 1 && words.has(folded(label)) ? hash(folded(label)) : label))
      .join('.');
  };
  const inPart = (part: string): string => {
    const [, mark = '', name = '', ending = ''] =
      /^([@~]?)(.*?)(\.(?:rss|atom|xml|json|html?))?$/is.exec(decoded(part)) ?? [];
    const [whole, stem] = [folded(decoded(part)), folded(name)];
    if (handles.has(whole)) return hash(whole);
    return mark !== '' || handles.has(stem) ? `${mark}${hash(stem)}${ending}` : part;
  };
  const inAddress = (url: string): string => {
    const [, scheme = '', host = '', path = ''] = /^(https?:\/\/)(?:[^/?#]*@)?([^/?#]*)(.*)$/is.exec(url) ?? [];
    if (scheme === '') return url;
    const shown = `${scheme}${inHost(host)}`;
    return pages.has(bare(url)) ? `${shown}/${hash(bare(url))}` : shown + path.replace(/[^/?#&=]+/g, inPart);
  };
  const inText = (text: string): string =>
    text
      .replace(ADDRESS, inAddress)
      .replace(MAIL, (mail) => hash(folded(mail)))
      .replace(NAME, (_, name: string) => `@${hash(folded(name))}`)
      .replace(WORD, (word) => {
        if (words.has(folded(word))) return hash(folded(word));
        return word.includes('.') ? inHost(word) : word;
      });

  return {
    hash: (name) => hash(folded(name)),
    inText,
    inAddress,
    inHost,
    inQuery(text) {
      const hidden = (name: string) => (own.has(folded(name)) ? name : hash(folded(name)));
      return text
        .replace(ASKED, (_, field: string, name: string) => `${field}:${hidden(name.replace(/^["~]+|"$/g, ''))}`)
        .replace(NAME, (_, name: string) => `@${hidden(name)}`);
    },
    isIn: (text) => runsOf(wordsOf(text)).some((run) => joined.has(run)),
    isShared: (host) => (speakers.get(bareHost(host))?.size ?? 0) > 1,
  };
}

/** Who is heard at which host: the page of a mention, and the site that it is from. */
function speakersAt(mentions: readonly Mention[]): ReadonlyMap<string, ReadonlySet<string>> {
  const speakers = new Map<string, Set<string>>();
  for (const { url, origin, author } of mentions) {
    const name = author.id ?? author.handle ?? author.name;
    for (const address of [url, origin.url]) {
      const host = bareHost(hostOf(address));
      const heard = speakers.get(host) ?? new Set<string>();
      speakers.set(host, name === null ? heard : heard.add(folded(name)));
    }
  }
  return speakers;
}

/** The hosts of authors, of sites on which nobody else is heard, and of articles there. */
function ownHosts(
  mentions: readonly Mention[],
  speakers: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const sites = mentions.flatMap(({ author, kind, url, origin, source }) => [
    ...(isSite(author.url) ? [author.url] : []),
    ...(PRESS.has(source) ? [] : [isSite(origin.url) ? origin.url : null, kind === 'article' ? url : null]),
  ]);
  const hosts = sites.map((url) => bareHost(hostOf(url)));
  return new Set(hosts.filter((host) => host !== '' && (speakers.get(host)?.size ?? 0) < 2));
}

/** Sources that look through papers: what they find is no person's page. */
export const PRESS: ReadonlySet<string> = new Set(['bingnews', 'gdelt', 'googlenews']);

const isSite = (url: string | null): boolean => url !== null && /^https?:\/\/[^/?#]+\/?$/i.test(url);

/** Empty: it has none. */
export const hostOf = (url: string | null): string => /^https?:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url ?? '')?.[1] ?? '';

const bareHost = (host: string): string => folded(host).replace(/^www\./, '');

/** As addresses of the same page are compared. */
const bare = (url: string): string => folded(url).replace(/^https?:\/\/(?:www\.)?|\/$/g, '');

const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Of `ann lee rocks`, also `annlee`: who is called `ann-lee` stands there in two words. */
function runsOf(words: readonly string[]): readonly string[] {
  return words.flatMap((_, from) => {
    const most = words.slice(from, from + MOST_WORDS);
    return most.map((_, more) => most.slice(0, more + 1).join(''));
  });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** As names are compared. */
export function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase().replace(/^@/, '');
}
