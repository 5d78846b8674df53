#!/usr/bin/env node
// CommonJS, as package.json beside it says: the loader of ES modules alone takes a fifth of a bare start of Node.
'use strict';
const [, , ...words] = process.argv;
// The version alone is asked by scripts, and often: it loads nothing else.
if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.on('error', ({ code, message }) => {
    if (code === 'EPIPE') return;
    process.exitCode = 1;
    process.stderr.write(`socialrank: standard output was not written: ${message}\n`);
  });
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  const { main } = require('./load-program.cjs')();
  main(words, process).then((code) => {
    // Not process.exit(): it would drop what a slow reader has not taken yet.
    process.exitCode = code;
    // What cannot be called off, as a name server that is silent, shall not hold a run that is over.
    setTimeout(() => process.exit(), 500).unref();
  });
}
