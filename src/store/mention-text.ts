/** The text of one mention, whichever query found it. */
import type { MentionText } from './store.js';
import { digest, readJson } from './stored-text.js';
import type { Tabled } from './tables.js';

/** @returns the text as the newest run that saw the mention stored it; null if no run did, or if it is damaged */
export async function mentionText(tables: Tabled, id: string): Promise<MentionText | null> {
  const row = await tables
    .selectFrom('mentions')
    .innerJoin('sightings', 'sightings.mention', 'mentions.key')
    .innerJoin('runs', 'runs.key', 'sightings.run')
    .innerJoin('contents', 'contents.key', 'sightings.content')
    .select('contents.json as json')
    .where('mentions.hash', '=', digest(id))
    .orderBy('runs.as_of', 'desc')
    .orderBy('runs.key', 'desc')
    .limit(1)
    .executeTakeFirst();
  const stored = row === undefined ? null : readJson<MentionText>(row.json);
  if (stored === null) return null;
  const { title, text, language } = stored;
  return { title, text, language };
}
