/** Finds the sources of a run that a mention may have come from. */
import type { Report, SourceOutcome } from '../../types.js';

/** Items in a file may bear the name of any network. */
export function outcomesOf({ sources }: Report): (source: string) => readonly SourceOutcome[] {
  const rows = new Map(sources.map((outcome) => [outcome.name, outcome]));
  const local = sources.filter(({ name }) => isLocal(name));
  return (source) => {
    const asked = rows.get(source);
    return asked === undefined ? local : [asked];
  };
}

const isLocal = (name: string): boolean => name === '-' || name.startsWith('file:');
