/** `--opml`: reads the list of feeds in a file. */
import { UsageError } from '../../errors.js';
import { begin } from '../begin.js';
import { filePlace } from '../place.js';

/**
 * Returns the URLs in the order of the file.
 * @throws UsageError if the file cannot be read or is not a list of feeds
 */
export async function readOpml(path: string): Promise<string[]> {
  const place = { ...(await filePlace(path)), title: path };
  const begun = await begin(place, { map: null, zone: 'UTC' });
  if (begun.type === 'feeds') return begun.feeds;
  begun.close();
  throw new UsageError(`${path} is not OPML`, { hint: 'as a feed reader exports it' });
}
