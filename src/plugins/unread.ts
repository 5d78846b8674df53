/** Tells whoever writes a plugin what of it is lost on the way, each name once. */
import { unreadMembers } from '../found-members.js';

const NAMES_AT_MOST = 20;

/** @param note for the person at the terminal */
export function noticing(note: (message: string) => void): (found: unknown) => void {
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
