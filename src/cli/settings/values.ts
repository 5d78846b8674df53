/** Parses the values of flags; the error for an invalid value shows a valid one. */
import { InvalidArgumentError } from 'commander';
import { isLevel, LEVELS } from '../../core/metrics/confidence.js';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Parses `15s`, `500ms`, `2m`, or a number of seconds. Returns milliseconds. */
export function duration(text: string): number {
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)?$/.exec(text.trim()) ?? [];
  const milliseconds = Number(amount) * (UNITS[unit] ?? Number.NaN);
  // With a longer time, a Node timer would fire at once.
  if (!(milliseconds > 0) || milliseconds > 2_147_483_647)
    throw new InvalidArgumentError('Give a time as 15s, 500ms or 2m.');
  return milliseconds;
}

export function positiveInteger(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw new InvalidArgumentError('Give a whole number from 1.');
  return Number(text);
}

/** At most 64, since each thread takes memory of its own. Returns undefined for `auto`. */
export function threadCount(text: string): number | undefined {
  if (text === 'auto') return undefined;
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 64)
    throw new InvalidArgumentError('Give a number from 1 to 64, or auto.');
  return Number(text);
}

export function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

/** Parses a share: `0.5` or `.5`. */
export function share(text: string): number {
  const value = shareIn(text);
  if (value === null) throw new InvalidArgumentError('Give a number from 0 to 1, such as 0.5.');
  return value;
}

/** Returns null if it is not a number from 0 to 1. */
export function shareIn(text: string): number | null {
  const value = /^(?:\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= 0 && value <= 1 ? value : null;
}

/** Parses a confidence level: `0.9` or `90%`. */
export function level(text: string): number {
  const value = levelIn(text);
  if (value === null) throw new InvalidArgumentError(`Give ${LEVELS}, such as 0.9 or 90%.`);
  return value;
}

/** Returns null if it is not a valid level of confidence. */
export function levelIn(text: string): number | null {
  const [, number, percent] = /^(\d+\.?\d*|\.\d+) ?(%)?$/.exec(text.trim()) ?? [];
  // Read as a decimal with an exponent: 99.9 / 100 is a little more than 0.999.
  const value = Number(percent === undefined ? number : `${number}e-2`);
  return isLevel(value) ? value : null;
}

/** Parses `50,30,20`: non-negative numbers. */
export function weights(text: string): readonly number[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.every((part) => /^(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})$/.test(part))) return parts.map(Number);
  throw new InvalidArgumentError('Give numbers with commas, such as 50,30,20.');
}

/** For a flag that names the only output: if it were given twice, the first would never be written. */
export function once(text: string, previous?: string): string {
  if (previous !== undefined) throw new InvalidArgumentError(`It is given twice: ${previous} came first.`);
  return text;
}

/** For a repeatable flag with commas: `-s a,b` and `-s a -s b` are the same. */
export function list(text: string, previous: readonly string[] = []): readonly string[] {
  return [
    ...previous,
    ...text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ];
}

/** Like `list`, but refuses an empty value (a script's empty variable), which would otherwise mean everything. */
export function names(text: string, previous: readonly string[] = []): readonly string[] {
  if (list(text).length === 0) throw new InvalidArgumentError('Give at least one.');
  return list(text, previous);
}

/** For a repeatable flag whose values may contain commas: URLs and files. */
export function each(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, text];
}

/** For `-s`: names separated by commas; a path that contains a comma, or a command line, is given alone. */
export function sourceList(text: string, previous: readonly string[] = []): readonly string[] {
  return text.startsWith('exec:') || (text.startsWith('file:') && !/,(?:file:|@|-|[a-z]+(?:,|$))/.test(text))
    ? each(text, previous)
    : names(text, previous);
}
