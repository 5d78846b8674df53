/** Suggests the name that a mistyped one was meant to be. */

/** Longer names are compared by their first characters only. */
const MOST_COMPARED = 40;
/** Least number of characters for an unfinished name to be completed. */
const LEAST_BEGUN = 4;

/**
 * Returns the known name with the smallest edit distance, ignoring `_` and case, or else the only one that starts with
 * the given name; null if none is close.
 */
export function closestName(name: string, known: readonly string[]): string | null {
  const bare = plain(name);
  const near = known
    .map((one) => ({ one, changes: changesBetween(bare, plain(one)) }))
    .sort((a, b) => a.changes - b.changes)[0];
  if (near !== undefined && near.changes <= Math.max(1, bare.length / 3)) return near.one;
  const longer = bare.length < LEAST_BEGUN ? [] : known.filter((one) => plain(one).startsWith(bare));
  return longer.length === 1 ? longer[0]! : null;
}

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase().slice(0, MOST_COMPARED);

/** Levenshtein distance (Wagner and Fischer, "The String-to-String Correction Problem", 1974). */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
