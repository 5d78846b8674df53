/** The window of local data if none is requested. */
import type { Window } from '../../types.js';
import type { Tally } from './tally.js';

const USUAL_MILLISECONDS = 7 * 86_400_000;

/** Whether nothing that was read has a time, so that the data says nothing of its window. */
export const isTimeless = (tallies: readonly Pick<Tally, 'oldest'>[]): boolean =>
  tallies.every(({ oldest }) => oldest === null);

/** From the first timestamp to one millisecond after the last; the last seven days if nothing has a time. */
export function dataWindow(tallies: readonly Pick<Tally, 'oldest' | 'newest'>[], clock: Date): Window {
  if (isTimeless(tallies)) return { since: new Date(clock.getTime() - USUAL_MILLISECONDS), until: clock };
  const oldest = tallies.map((tally) => tally.oldest).filter((time) => time !== null);
  const newest = tallies.map((tally) => tally.newest).filter((time) => time !== null);
  return { since: new Date(Math.min(...oldest)), until: new Date(Math.max(...newest) + 1) };
}
