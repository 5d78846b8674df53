/** Notifies the author of a plugin of members of its results that are ignored, each name once. */
import { unreadMembers } from '../found-members.js';

const NAMES_AT_MOST = 20;

/** @param note shows a message to the user */
export function reportingUnused(note: (message: string) => void): (found: unknown) => void {
  const told = new Set<string>();
  return (found) => {
    if (typeof found !== 'object' || found === null || told.size >= NAMES_AT_MOST) return;
    for (const name of unreadMembers(found)) {
      if (told.has(name)) continue;
      told.add(name);
      note(`the member ${JSON.stringify(name)} of its results is not used: see Found in socialrank/source`);
    }
  };
}
