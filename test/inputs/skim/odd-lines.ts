/** Odd lines of exports: with other values, with more members or fewer, and written in every way. */
import { EXPORTS } from './exports.js';

const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 1_790_000_000, 1_790_000_000_123, 10 ** 20],
  ...['', ' ', '\u200b', '[deleted]', '[removed]', '<p></p>', '<p><br></p>', '&nbsp;', '&#8203;', '<b title=">x"></b>'],
  ...['acme', 'Acme Tea', 'ac-me', 'ac<b>me</b>', 'ac</b>, me', 'ácme', '\u00adacme', 'x', '7', 'p1', 'a:b'],
  ...['ac\bme', 'ac\vme', 'ac\u2028me', '&quotAcme', 'a &ltacme&gt', 'at _Acme_', 'x_acme_'],
  ...[' x', '  acme', '\n\tx', '"x"', '/x', '[x] tea', '[R', ' [deleted]', '\n[removed]', '[deleted by user]', '\\x'],
  ...['\u00a0', '\u00a0x', '«x»', 'ếx', '\u1680', '\u2003x', '…', '\ufeff', '\ufeffx', 'ｘ', '😀', '\ud800', '\u0085x'],
  ...['\x07', '\x07x', '\b', '\f'],
  ...[
    '2026-11-21T10:00:00Z',
    '2026-11-21 10:00:00Z',
    '2026-11-21T10:00:00.5+00:00',
    '2026-02-30T10:00:00Z',
    '2026-11-21',
  ],
  ...[
    '1950-01-01T00:00:00Z',
    '1790000000',
    '1790000000.0',
    'Sat Nov 21 10:00:00 +0000 2026',
    '2026-11-21T10:00:00+02:00',
  ],
  ...[
    'post',
    'comment',
    'story',
    't1',
    't3',
    'Note',
    'Create',
    'Announce',
    'Review',
    'mention',
    'copy',
    'report',
    'source',
  ],
  ...['public', 'direct', 'delete', 'app.bsky.feed.post', 'app.bsky.feed.like', 'at://did:plc:a/app.bsky.feed.post/b'],
  ...[
    [],
    {},
    ['acme'],
    [{ tag: 'ac-me' }],
    { text: 'acme' },
    [
      { id: '1', text: 'x' },
      { id: '2', text: 'y' },
    ],
  ],
];

const NAMES =
  'id text title created_at author_id conversation_id id_str user tweet kind data type uri account visibility reblog createdAt record author post did time_us commit source publishedAt schema items request response deleted object @type value retweeted_status note_tweet statuses'.split(
    ' ',
  );

type Chance = () => number;

/** Pseudorandom numbers from 0 to 1, by the generator of Park and Miller. */
function chances(seed: number): Chance {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const oneOf = <T>(chance: Chance, values: readonly T[]): T => values[Math.floor(chance() * values.length)]!;

/** Returns the value with one of its values changed at any depth, or with one member more or less. */
function changed(value: unknown, chance: Chance): unknown {
  const isInner = typeof value === 'object' && value !== null && Object.keys(value).length > 0 && chance() < 0.85;
  if (!isInner) return oneOf(chance, ODD_VALUES);
  if (Array.isArray(value)) return value.map((one) => (chance() < 0.5 ? changed(one, chance) : one));
  const names = Object.keys(value);
  const members = value as Record<string, unknown>;
  const name = oneOf(chance, names);
  if (chance() < 0.12) return { ...members, [oneOf(chance, NAMES)]: oneOf(chance, ODD_VALUES) };
  if (chance() < 0.1) return Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
  return { ...members, [name]: changed(members[name], chance) };
}

const coded = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Ways to write a line. */
const WAYS: readonly ((line: string, chance: Chance) => string)[] = [
  (line) => line,
  (line) => line.replace(/[^\0-\x7f]/g, coded),
  (line) => line.replace(/[<>&]/g, coded),
  (line) =>
    line.replace(/(":\s*")([^"\\])/gu, (_, before: string, first: string) => before + first.replace(/./gs, coded)),
  (line) => line.replace(/(":\s*")/g, '$1 '),
  (line) => line.replaceAll('/', '\\/'),
  (line, chance) => line.replace(/[a-z]/g, (letter) => (chance() < 0.05 ? coded(letter) : letter)),
  (line) => line.replaceAll('":', '": ').replaceAll(',"', ', "'),
  (line) => ` ${line.replaceAll('":', '" :').replaceAll('}', ' }')}\r`,
  (line) => line.replace(/(created_at|text|uri|kind|record)/, coded('t') && '$1'),
  (line) => `{"id":"twice",${line.slice(1)}`,
  (line, chance) => (chance() < 0.3 ? line.slice(0, -1) : line),
];

/** Content of a file: lines of a shape, some of them changed, and some of other shapes. */
export function written(make: (place: number) => object, seed: number): string {
  const chance = chances(seed);
  const way = oneOf(chance, WAYS);
  const lines = Array.from({ length: 120 }, (_, place) => {
    let row: unknown = place % 10 === 9 ? oneOf(chance, Object.values(EXPORTS))(place) : make(place);
    if (place % 3 === 2) row = changed(row, chance);
    if (place % 6 === 5) row = changed(row, chance);
    if (place % 40 === 20) row = { body: 'acme, without an id' };
    return (chance() < 0.8 ? way : oneOf(chance, WAYS))(JSON.stringify(row), chance);
  });
  return `${lines.join('\n')}\n`;
}
