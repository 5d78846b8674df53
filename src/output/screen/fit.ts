/** Distributes the width of a table among its columns. */

/** Returns widths whose sum is at most `available`: the widest columns shrink first, narrow ones keep their width. */
export function fitWidths(natural: readonly number[], available: number): readonly number[] {
  const fixed = new Set<number>();
  let left = available;
  for (;;) {
    const open = natural.length - fixed.size;
    if (open === 0) return natural;
    const share = Math.max(0, Math.floor(left / open));
    const content = natural.flatMap((width, index) => (width <= share && !fixed.has(index) ? [index] : []));
    if (content.length === 0) return capped(natural, fixed, share, left - share * open);
    for (const index of content) {
      fixed.add(index);
      left -= natural[index] ?? 0;
    }
  }
}

/** The remainder of the division goes to the first columns that shrank. */
function capped(
  natural: readonly number[],
  fixed: ReadonlySet<number>,
  share: number,
  over: number,
): readonly number[] {
  let spare = Math.max(0, over);
  return natural.map((width, index) => {
    if (fixed.has(index)) return width;
    if (spare === 0) return share;
    spare -= 1;
    return share + 1;
  });
}
