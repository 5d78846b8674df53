/** Measures how the work for something grows with its input, as well as possible on a shared machine. */

const RUNS = 3;
const ATTEMPTS = 3;
/** Shorter times are noise. */
const NOISE_MILLISECONDS = 5;

/** Between about 8 for linear and 64 for quadratic work. */
export const TOO_STEEP = 25;

/**
 * Ratio of this process's CPU time at eight times the size to that at the size, each the best of three runs. Load from
 * other processes comes and goes, so one of three attempts below the limit is enough.
 */
export function growth(size: number, run: (size: number) => void): number {
  const best = (count: number) => Math.min(...Array.from({ length: RUNS }, () => timeOf(() => run(count))));
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least >= TOO_STEEP; attempt += 1) {
    const small = best(size);
    least = Math.min(least, best(8 * size) / Math.max(small, NOISE_MILLISECONDS));
  }
  return least;
}

/** The same for asynchronous work. */
export async function growthOf(size: number, run: (size: number) => Promise<unknown>): Promise<number> {
  const best = async (count: number) => {
    const times: number[] = [];
    for (let at = 0; at < RUNS; at += 1) {
      const before = process.cpuUsage();
      await run(count);
      times.push(millisecondsSince(before));
    }
    return Math.min(...times);
  };
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least >= TOO_STEEP; attempt += 1) {
    const small = await best(size);
    least = Math.min(least, (await best(8 * size)) / Math.max(small, NOISE_MILLISECONDS));
  }
  return least;
}

function timeOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return millisecondsSince(before);
}

/** CPU time, without waiting for the processor. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
