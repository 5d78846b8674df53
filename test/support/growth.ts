/** How the work for something grows with its input, as far as a shared machine can tell. */

const RUNS = 3;
const ATTEMPTS = 3;
/** Below that it is noise. */
const NOISE_MILLISECONDS = 5;

/** Between about 8 for linear work and 64 for quadratic. */
export const TOO_STEEP = 25;

/**
 * Time of this process at eight times the size over that at the size, each the best of three runs. What others do on
 * the machine comes and goes: one attempt in three that is not too steep will do.
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

/** The same for work that is waited for. */
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

/** Of work, not of waiting for the processor. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
