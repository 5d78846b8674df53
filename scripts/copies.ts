/** How well copies are distinguished from lookalikes: precision and recall on the labelled pairs, and the errors. */
import { measured } from '../test/core/copies/measured.js';

for (const [half, isHeldOut] of [
  ['chosen by', false],
  ['held out', true],
] as const) {
  const { pairs, copies, precision, recall, wrong } = measured(isHeldOut);
  console.log(
    `${half.padEnd(10)} ${pairs} pairs, ${copies} copies   precision ${precision.toFixed(3)}   recall ${recall.toFixed(3)}`,
  );
  // Errors on held-out pairs stay hidden: whoever sees them would tune for them.
  if (isHeldOut) continue;
  for (const family of new Set(wrong.map((pair) => pair.family))) {
    const count = wrong.filter((pair) => pair.family === family).length;
    console.log(`  ${String(count).padStart(3)} wrong: ${family}`);
  }
}
