/** `--opml`: the feeds that a file lists. */
import { UsageError } from '../../errors.js';
import { begin } from '../begin.js';
import { filePlace } from '../place.js';

/** Addresses, in the order of the file. @throws UsageError where it cannot be read, or lists none */
export async function readOpml(path: string): Promise<string[]> {
  const place = { ...(await filePlace(path)), title: path };
  const begun = await begin(place, { map: null, zone: 'UTC' });
  if (begun.type === 'feeds') return begun.feeds;
  begun.close();
  throw new UsageError(`${path} is not OPML`, { hint: 'as a feed reader exports it' });
}
