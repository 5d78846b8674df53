#!/usr/bin/env node
import { main } from '../dist/src/cli/main.js';

// Not process.exit(): it would drop what a slow reader has not taken yet.
process.exitCode = await main(process.argv.slice(2), process);
