/** Volume over time as one line of blocks. */
import type { Report } from '../../types.js';
import type { Line, Screen } from '../screen/line.js';
import { span } from '../words/time-words.js';

type Bucket = Report['volume']['buckets'][number];

/**
 * Returns the blocks and the duration of one block; empty if there are fewer than two buckets. Partially observed
 * buckets are dim.
 */
export function sparkline(screen: Screen, buckets: readonly Bucket[], width: number): Line {
  const [first, second] = buckets;
  if (first === undefined || second === undefined) return [];
  const each = Math.ceil(buckets.length / width);
  const steps = grouped(buckets, each);
  const peak = Math.max(...steps.map(({ mentions }) => mentions));
  const blocks = steps.map(({ mentions, partial }) =>
    screen.piece(block(screen.signs.spark, mentions, peak), partial ? 'dim' : 'plain'),
  );
  const step = each * (Date.parse(second.start) - Date.parse(first.start));
  return [...blocks, screen.piece(` per ${stepWords(step)}${partialWords(steps)}`, 'dim')];
}

function grouped(buckets: readonly Bucket[], each: number): readonly Pick<Bucket, 'mentions' | 'partial'>[] {
  return Array.from({ length: Math.ceil(buckets.length / each) }, (_, index) => {
    const group = buckets.slice(index * each, (index + 1) * each);
    return {
      mentions: group.reduce((sum, { mentions }) => sum + mentions, 0),
      partial: group.length < each || group.some(({ partial }) => partial),
    };
  });
}

function block(signs: readonly string[], mentions: number, peak: number): string {
  const level = mentions === 0 ? 0 : Math.max(1, Math.round((mentions / peak) * (signs.length - 1)));
  return signs[level] ?? '';
}

/** Days of 23 or 25 hours count as days. */
function stepWords(milliseconds: number): string {
  const hours = milliseconds / 3_600_000;
  const days = Math.round(hours / 24);
  if (hours < 23) return hours === 1 ? 'hour' : span(milliseconds);
  return days === 1 ? 'day' : `${days} days`;
}

/** Marked, because a partially observed day looks like a bad day. */
function partialWords(steps: readonly { readonly partial: boolean }[]): string {
  const first = steps[0]?.partial === true;
  const last = steps.at(-1)?.partial === true;
  const number = steps.filter(({ partial }) => partial).length;
  if (number === 0) return '';
  if (number > Number(first) + Number(last)) return `, ${number} partial`;
  return `, ${[...(first ? ['first'] : []), ...(last ? ['last'] : [])].join(' and ')} partial`;
}
