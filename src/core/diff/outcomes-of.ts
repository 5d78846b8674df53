/** Which of a run's sources a mention may have come from. */
import type { Report, SourceOutcome } from '../../types.js';

/** What a file holds may bear the name of any network. */
export function outcomesOf({ sources }: Report): (source: string) => readonly SourceOutcome[] {
  const rows = new Map(sources.map((outcome) => [outcome.name, outcome]));
  const local = sources.filter(({ name }) => isLocal(name));
  return (source) => {
    const asked = rows.get(source);
    return asked === undefined ? local : [asked];
  };
}

const isLocal = (name: string): boolean => name === '-' || name.startsWith('file:');
