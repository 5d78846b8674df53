/** Limits a window to the part before the run's clock: what lies after it has not happened yet and was not observed. */
import type { Report, Window } from '../../types.js';

/** Returns the window up to `asOf`; empty if the window begins after that. */
export function passed({ since, until }: Window, asOf: Date): Window {
  return { since, until: new Date(passedUntil(since.getTime(), until.getTime(), asOf.getTime())) };
}

/** Returns the end of the time that a report covers, in milliseconds. */
export function seenUntil({ window, asOf }: Pick<Report, 'window' | 'asOf'>): number {
  return passedUntil(Date.parse(window.since), Date.parse(window.until), Date.parse(asOf));
}

const passedUntil = (since: number, until: number, asOf: number): number => Math.max(since, Math.min(until, asOf));
