#!/usr/bin/env node
// The version alone is asked by scripts, and often: it loads nothing else.
if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  const { VERSION } = await import('../dist/src/version.js');
  process.stdout.on('error', ({ code, message }) => {
    if (code === 'EPIPE') return;
    process.exitCode = 1;
    process.stderr.write(`socialrank: standard output was not written: ${message}\n`);
  });
  process.stdout.write(`${VERSION}\n`);
} else {
  const { default: loadProgram } = await import('./load-program.cjs');
  const { main } = loadProgram();
  // Not process.exit(): it would drop what a slow reader has not taken yet.
  process.exitCode = await main(process.argv.slice(2), process);
  // What cannot be called off, as a name server that is silent, shall not hold a run that is over.
  setTimeout(() => process.exit(), 500).unref();
}
