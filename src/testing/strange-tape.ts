/** Makes a tape on which every list contains unknown elements, as if the API had changed. */
import type { Tape, TapeEntry } from '../http/tape.js';

/** A change to the elements of lists, for JSON and for feeds, whose items are markup. */
export interface Change {
  readonly name: string;
  readonly json: (element: unknown) => unknown;
  readonly markup: (inside: string) => string;
}

export const CHANGES: readonly Change[] = [
  { name: 'empty objects', json: () => ({}), markup: () => '' },
  { name: 'texts', json: () => 'stranger', markup: () => 'stranger' },
  {
    name: 'objects whose members have other names',
    json: renamed,
    markup: (inside) => inside.replace(/<(\/?)(?=[a-z])/gi, '<$1other-'),
  },
  {
    name: 'objects whose members have become objects',
    json: wrapped,
    markup: () => '<other><value>stranger</value></other>',
  },
];

/** @returns the tape, and the answers that were changed: empty if no answer contains a list */
export function strangeTape(
  tape: Tape,
  change: Change,
): { readonly tape: Tape; readonly changed: readonly TapeEntry[] } {
  const changed: TapeEntry[] = [];
  const entries = tape.entries.map((entry) => {
    const { response } = entry;
    const body = response.status < 300 ? strangeBody(new TextDecoder().decode(response.bytes), change) : null;
    if (body === null) return entry;
    const strange = { ...entry, response: { ...response, bytes: new TextEncoder().encode(body) } };
    changed.push(strange);
    return strange;
  });
  return { tape: { ...tape, entries }, changed };
}

/** Changes JSON, JSON lines or a feed; null if the body has no list with elements. */
function strangeBody(body: string, { json, markup }: Change): string | null {
  const whole = parsed(body);
  if (whole !== undefined) {
    const strange = JSON.stringify(withStrangers(whole, json));
    return strange === JSON.stringify(whole) ? null : strange;
  }
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  const events = lines.map(parsed);
  if (events.length > 0 && !events.includes(undefined)) {
    return events.map((event) => JSON.stringify(json(event))).join('\n');
  }
  const strange = body.replace(ITEM, (_, name: string, inside: string) => `<${name}>${markup(inside)}</${name}>`);
  return strange === body ? null : strange;
}

const ITEM = /<(item|entry)(?:\s[^<>]*)?>([\s\S]*?)<\/\1>/g;

/** For nested lists, changes the elements of the outer one only, since the change replaces what is inside. */
function withStrangers(value: unknown, change: Change['json']): unknown {
  if (Array.isArray(value)) return value.map(change);
  return ofMembers(value, (name, member) => [name, withStrangers(member, change)]);
}

function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  return ofMembers(value, (name, member) => [`other_${name}`, renamed(member)]);
}

function wrapped(value: unknown): unknown {
  return ofMembers(value, (name, member) => [name, { value: member }]);
}

/** Returns anything but objects unchanged. */
function ofMembers(value: unknown, change: (name: string, member: unknown) => [string, unknown]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => change(name, member)));
}

/** Returns undefined if the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
