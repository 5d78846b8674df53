/** What directories of podcasts write: episodes of Apple's and of the Podcast Index. */
import { htmlToText } from '../shared/html-text.js';
import { instantOf, instantOfSeconds } from '../shared/instant.js';
import { distinct, hasText, idOf, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

export function isOfApple(value: unknown): boolean {
  return idOf(objectOf(value)?.['trackId']) !== null && hasText(value, 'trackName', 'description');
}

export function isOfIndex(value: unknown): boolean {
  return idOf(objectOf(value)?.['id']) !== null && hasText(value, 'title', 'description');
}

/** An episode as the iTunes Search has it. */
export function fromApple(value: unknown): Found | null {
  const episode = objectOf(value);
  const id = idOf(episode?.['trackId']);
  if (episode === null || id === null) return null;
  return toFound({
    guid: textOf(episode['episodeGuid']),
    feed: webOf(episode['feedUrl']),
    otherwise: `itunes/${id}`,
    url: webOf(episode['trackViewUrl']),
    title: textOf(episode['trackName']),
    html: textOf(episode['description']) ?? textOf(episode['shortDescription']),
    show: textOf(episode['collectionName']),
    showUrl: webOf(episode['collectionViewUrl']),
    author: textOf(episode['artistName']),
    publishedAt: instantOf(episode['releaseDate']),
    language: null,
    genres: listOf(episode['genres']).map((genre) => textOf(objectOf(genre)?.['name'])),
    audio: webOf(episode['episodeUrl']),
  });
}

/** An episode as the Podcast Index has it. */
export function fromIndex(value: unknown): Found | null {
  const episode = objectOf(value);
  const id = idOf(episode?.['id']);
  if (episode === null || id === null) return null;
  return toFound({
    guid: textOf(episode['guid']),
    feed: webOf(episode['feedUrl']),
    otherwise: `podcastindex/${id}`,
    url: webOf(episode['link']) ?? webOf(episode['enclosureUrl']),
    title: textOf(episode['title']),
    html: textOf(episode['description']),
    show: textOf(episode['feedTitle']),
    showUrl: webOf(episode['feedLink']) ?? webOf(episode['feedUrl']),
    author: textOf(episode['feedAuthor']),
    publishedAt: instantOfSeconds(episode['datePublished']),
    language: textOf(episode['feedLanguage']),
    genres: [],
    audio: webOf(episode['enclosureUrl']),
  });
}

interface Episode {
  /** As its feed names it: in both directories alike. */
  readonly guid: string | null;
  readonly feed: string | null;
  /** The id that stands in for both. */
  readonly otherwise: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly html: string | null;
  readonly show: string | null;
  readonly showUrl: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly genres: readonly (string | null)[];
  readonly audio: string | null;
}

function toFound(episode: Episode): Found | null {
  const title = tidyLine(htmlToText(episode.title ?? ''));
  const text = htmlToText(episode.html ?? '');
  if (title === '' && text === '') return null;
  // Who makes a show signs it with its name.
  const author = episode.author === episode.show ? null : episode.author;
  return {
    id: idFor(episode),
    kind: 'audio',
    url: episode.url,
    title: title || null,
    text,
    author: author === null ? {} : { name: tidyLine(author) },
    publishedAt: episode.publishedAt,
    precision: 'second',
    language: episode.language,
    tags: distinct(episode.genres),
    origin: { name: episode.show, url: episode.showUrl },
    media: distinct([episode.audio]),
  };
}

/** Some feeds number their episodes: only a long name means one episode alone, a short one needs its feed. */
function idFor({ guid, feed, otherwise }: Episode): string {
  if (guid === null) return otherwise;
  if (guid.length >= 16) return guid;
  return feed === null ? otherwise : `${feed.replace(/^https?:\/\//i, '')}#${guid}`;
}
