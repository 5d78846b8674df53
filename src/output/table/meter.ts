/** A share as a bar that shows its interval. */
import type { Line, Screen } from '../screen/line.js';

/** @param level ends of the interval, each 0 to 1; null if unknown, which is drawn differently from an empty bar */
export function meter(screen: Screen, level: { low: number; high: number } | null, width: number): Line {
  const { full, between, rest } = screen.signs.meter;
  if (level === null) return [];
  const { low, high } = level;
  const sure = low === high ? Math.round(low * width) : Math.floor(low * width);
  const likely = low === high ? 0 : Math.min(width, Math.ceil(high * width)) - sure;
  return [
    screen.piece(full.repeat(sure), 'strong'),
    screen.piece(between.repeat(likely)),
    screen.piece(rest.repeat(width - sure - likely), 'dim'),
  ];
}
