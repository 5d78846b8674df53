/** How far a window has passed: what lies after the run's clock has not happened, and nothing of it was seen. */
import type { Report, Window } from '../../types.js';

/** Without a moment in it where it begins after the clock. */
export function passed({ since, until }: Window, asOf: Date): Window {
  return { since, until: new Date(passedUntil(since.getTime(), until.getTime(), asOf.getTime())) };
}

/** The end of what a report has seen. ms */
export function seenUntil({ window, asOf }: Pick<Report, 'window' | 'asOf'>): number {
  return passedUntil(Date.parse(window.since), Date.parse(window.until), Date.parse(asOf));
}

const passedUntil = (since: number, until: number, asOf: number): number => Math.max(since, Math.min(until, asOf));
