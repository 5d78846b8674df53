/** Two or more things measured in turn, A B A B …, so that a machine that slows down slows all of them. */

export interface Result {
  readonly name: string;
  /** Of medians; of the fastest runs if programs are started. Null if the peer is not installed. */
  readonly ratio: number | null;
  readonly unit: string;
  /** Limit of the ratio, such as `<= 2`; empty if there is none. */
  readonly bound: string;
  /** Milliseconds of every run, by what was run. */
  readonly runs: Readonly<Record<string, readonly number[]>>;
}

/** Processor time of this process in milliseconds, with its garbage collection threads, but without other processes. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of every run, after a first one that does not count. */
export async function interleaved<K extends string>(
  rounds: number,
  things: Readonly<Record<K, () => unknown>>,
  clock: () => number = () => performance.now(),
): Promise<Record<K, number[]>> {
  const names = Object.keys(things) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const started = clock();
      await things[name]();
      if (round >= 0) times[name].push(clock() - started);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function isHeld({ ratio, bound }: Result): boolean | null {
  const [, sign, limit] = /^(>=|<=|<) ([\d.]+)$/u.exec(bound) ?? [];
  if (ratio === null || limit === undefined) return null;
  return sign === '>=' ? ratio >= Number(limit) : sign === '<=' ? ratio <= Number(limit) : ratio < Number(limit);
}
