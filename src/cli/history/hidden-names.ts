/** Finds the names of a run's authors and replaces them wherever they occur: alone, in texts and in addresses. */
import type { Mention, Report } from '../../types.js';

export interface HiddenNames {
  /** Hashes a string that is a name as a whole. */
  hash(name: string): string;
  /** Replaces names with an @, mail addresses, authors' handles as whole words, and names within addresses. */
  inText(text: string): string;
  /** Replaces handles in host and path, and the host itself if it belongs to one person. */
  inAddress(url: string): string;
  inHost(host: string): string;
  /** Replaces the accounts that a query names, except the brand's own. */
  inQuery(query: string): string;
  /** Whether a word of the text, or several adjacent ones joined, form a handle. */
  isIn(text: string): boolean;
  /** Whether more than one author writes on the host. */
  isShared(host: string): boolean;
}

const ADDRESS = /https?:\/\/[^\s<>"]+/gi;
const MAIL = /(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const NAME = /(?<![\w@])@([\w](?:[\w.-]*\w)?(?:@[\w](?:[\w.-]*\w)?)?)/gu;
const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;
/** Conditions on the author in a query. */
const ASKED = /\b(from|author):("[^"]*"|[^\s()]+)/gi;
/** Maximum length of a host name in DNS. */
const LONGEST_HOST = 253;
/** More words than any name has. */
const MOST_WORDS = 8;
/** Shorter handles are ignored in texts, since three letters are often an ordinary word. */
const SHORTEST_IN_TEXT = 4;

/** @param hash hashes a folded name */
export function hiddenNames({ mentions = [], query }: Report, hash: (folded: string) => string): HiddenNames {
  const own = new Set(query.owned.map(folded));
  const handles = new Set(
    mentions
      .flatMap(({ author }) => [author.handle, author.id])
      // The instance of `ann@mastodon.example` shows her as `ann`.
      .flatMap((name) => (name === null ? [] : [folded(name), folded(name).replace(/@.*$/, '')]))
      .filter((name) => name !== '' && !own.has(name)),
  );
  const words = new Set([...handles].filter((name) => name.length >= SHORTEST_IN_TEXT));
  const joined = new Set([...words].map((name) => wordsOf(name).join('')));
  const speakers = speakersAt(mentions);
  const pages = new Set(mentions.flatMap(({ author }) => (author.url === null ? [] : [bare(author.url)])));
  const hosts = ownHosts(mentions, speakers);

  const inHost = (host: string): string => {
    // Not a host name, and one suffix per dot would be looked up.
    if (host.length > LONGEST_HOST) return host;
    const labels = host.split('.');
    const from = labels.findIndex((_, at) => {
      const rest = folded(labels.slice(at).join('.'));
      return at < labels.length - 1 && (hosts.has(rest) || words.has(rest));
    });
    const kept = from === -1 ? labels : [...labels.slice(0, from), hash(folded(labels.slice(from).join('.')))];
    // The last label is never a person's name.
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

/** Authors by host, both of the page of a mention and of the site it comes from. */
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

/** Hosts with fewer than two authors: of authors' own sites, of sites that mentions come from, and of articles. */
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

/** Sources that search the press: what they find is not a person's page. */
export const PRESS: ReadonlySet<string> = new Set(['bingnews', 'gdelt', 'googlenews']);

const isSite = (url: string | null): boolean => url !== null && /^https?:\/\/[^/?#]+\/?$/i.test(url);

/** Host of an address, or an empty string if there is none. */
export const hostOf = (url: string | null): string => /^https?:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url ?? '')?.[1] ?? '';

const bareHost = (host: string): string => folded(host).replace(/^www\./, '');

/** Normalizes an address to compare whether two lead to the same page. */
const bare = (url: string): string => folded(url).replace(/^https?:\/\/(?:www\.)?|\/$/g, '');

const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Joins all runs of adjacent words: `ann lee rocks` contains the handle `ann-lee` as two words, joined to `annlee`. */
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

/** Normalizes a name for comparison. */
export function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase().replace(/^@/, '');
}
