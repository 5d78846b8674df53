/** Parses the apps named in the settings, and looks them up in the store. */
import { listOf, objectOf, textOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import { type SourceContext, SourceError } from '../source.js';
import { type App, storePage } from './wire.js';

/** Parses `284882215`, `de:284882215`, or the address of a page in the store. @throws SourceError `needs_config` */
export function appOf(given: string): App {
  const [, country, id] =
    /^(?:([a-z]{2}):)?(?:id)?(\d{3,12})$/i.exec(given) ??
    /^(?:https?:\/\/)?(?:apps|itunes)\.apple\.com\/(?:([a-z]{2})\/)?app\/(?:[^/?#]+\/)?id(\d{3,12})(?:[?#].*)?$/i.exec(
      given,
    ) ??
    [];
  if (id !== undefined) return { id, country: (country ?? 'us').toLowerCase() };
  throw new SourceError('needs_config', `appstore.apps: ${JSON.stringify(given)} is not an app`, {
    hint: 'write the number in the address of its page, with a country where it is not us: 284882215,de:284882215',
  });
}

interface About {
  readonly name: string | null;
  /** Average and number of ratings as a phrase; null if nobody rated the app. */
  readonly rating: string | null;
}

/** Returns null if the store does not know the app. */
export async function lookUp(app: App, context: Pick<SourceContext, 'http'>): Promise<About | null> {
  const { id, country } = app;
  const response = await context.http.request({ url: `https://itunes.apple.com/lookup?id=${id}&country=${country}` });
  const [found] = listOf(objectOf(response.json())?.['results']).map(objectOf);
  if (found === undefined || found === null) return null;
  const [stars, count] = [found['averageUserRating'], found['userRatingCount']];
  return {
    name: tidyLine(textOf(found['trackName']) ?? '') || null,
    rating:
      typeof stars === 'number' && typeof count === 'number' && count > 0
        ? `${stars.toFixed(1)} of 5 from ${count} ratings at ${storePage(app)}`
        : null,
  };
}
