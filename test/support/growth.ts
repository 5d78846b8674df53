/** How the time of something grows with its input, as far as a shared machine can tell. */

const RUNS = 3;
/** Below that it is noise. */
const NOISE_MILLISECONDS = 5;

/**
 * Time at eight times the size over the time at that size, each the best of three runs: about 8 for linear work,
 * 64 for quadratic.
 */
export function growth(size: number, run: (size: number) => void): number {
  const best = (count: number) =>
    Math.min(
      ...Array.from({ length: RUNS }, () => {
        const started = performance.now();
        run(count);
        return performance.now() - started;
      }),
    );
  return best(8 * size) / Math.max(best(size), NOISE_MILLISECONDS);
}

/** Between the two. */
export const TOO_STEEP = 25;
