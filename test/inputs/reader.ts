/** A program that reads one local input, keeps nothing, and prints how many items it found and its peak memory. */
import { fieldMap } from '../../src/inputs/fields/field-map.js';
import { openInput } from '../../src/inputs/open.js';

const [name = '-'] = process.argv.slice(2);
const opened = await openInput({ name, stdin: () => process.stdin, map: fieldMap([]), timezone: 'UTC' });
if (opened.type !== 'source') throw new Error('no source');
const context = { signal: new AbortController().signal, warn() {}, truncated() {} };
let found = 0;
for await (const page of opened.source.search({} as never, context as never)) found += page.length;
process.stdout.write(JSON.stringify({ found, kilobytes: process.resourceUsage().maxRSS }));
