/** One event of Jetstream's first wire format, as it comes through the stream. */
import { countOf, objectOf, textOf } from '../shared/json.js';

interface Event {
  /** When Jetstream saw it, in ms. */
  readonly at: number;
  /** As `fromRecord` reads it. */
  readonly value: unknown;
}

/** Null for what is none. */
export function eventIn(text: string): Event | null {
  const event = objectOf(parse(text));
  const microseconds = countOf(event?.['time_us']);
  if (event === null || microseconds === null || textOf(event['did']) === null) return null;
  return { at: Math.floor(microseconds / 1000), value: event };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
