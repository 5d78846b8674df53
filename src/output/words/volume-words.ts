/** The number of mentions, their rate, the time of the last one, and what was not counted, in words. */
import type { Report } from '../../types.js';
import { leftOutWords } from './left-out.js';
import { count } from './number-words.js';
import { hasLowerBound } from './outcome-words.js';
import { rateWords } from './rate-words.js';
import type { Signs } from './signs.js';
import { age } from './time-words.js';

/** Null if unknown, or if there is nothing to report. */
export interface VolumeWords {
  readonly mentions: string;
  readonly rate: string | null;
  readonly last: string | null;
  readonly leftOut: string | null;
}

export function volumeWords(report: Report, signs: Signs): VolumeWords {
  const { counts, volume, asOf } = report;
  return {
    mentions: `${count(counts.mentions, signs, hasLowerBound(report))} ${counts.mentions === 1 ? 'mention' : 'mentions'}`,
    rate: rateWords(volume.velocityPerHour, signs),
    last: volume.lastMention === null ? null : `last ${age(volume.lastMention, asOf)} ago`,
    leftOut: leftOutWords(counts),
  };
}
