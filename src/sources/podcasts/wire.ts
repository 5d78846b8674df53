/** Reads episodes from the answers of Apple and of the Podcast Index. */
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

/** An episode of Apple's iTunes Search. */
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

/** An episode of the Podcast Index. */
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
  /** Id from the podcast's feed, the same in both directories. */
  readonly guid: string | null;
  readonly feed: string | null;
  /** Id to use if there is no guid, or only a short one and no feed. */
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
  // Makers of a show often sign with the show's own name.
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

/** Some feeds merely number their episodes: only a long guid is unique by itself, a short one needs its feed. */
function idFor({ guid, feed, otherwise }: Episode): string {
  if (guid === null) return otherwise;
  if (guid.length >= 16) return guid;
  return feed === null ? otherwise : `${feed.replace(/^https?:\/\//i, '')}#${guid}`;
}
