/**
 * Puts what `tsc` wrote into a few files, split where commands load lazily: `node dist/scripts/bundle.js`.
 * The program runs from them, because looking up and reading some 300 modules takes longer than a scan of a small file.
 * Packages stay outside, as they were installed.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const BUNDLE = 'dist/bundle';

rmSync(BUNDLE, { recursive: true, force: true });
await build({
  entryPoints: ['dist/src/cli/main.js'],
  outdir: BUNDLE,
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
});
