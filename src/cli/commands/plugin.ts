/** `plugin new`: creates a package with a source that works and is to be changed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asGiven } from '../../as-given.js';
import { OutputError, UsageError } from '../../errors.js';
import { NAMES } from '../../sources/index.js';
import { packageSkeleton } from '../define/skeleton.js';
import { type Io, write } from '../io/io.js';

const PREFIX = 'socialrank-source-';

export async function newPlugin(io: Io, given: string): Promise<number> {
  const name = given.startsWith(PREFIX) ? given.slice(PREFIX.length) : given;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) || name.length > 100) {
    throw new UsageError(`not a valid name for a source: ${asGiven(given)}`, {
      hint: 'small letters, digits and hyphens, such as our-forum',
    });
  }
  if (NAMES.includes(name)) throw new UsageError(`${name} is built in`, { hint: 'choose another name' });
  const folder = `${PREFIX}${name}`;
  makeFolder(folder);
  for (const [file, text] of packageSkeleton(name)) writeFileSync(join(folder, file), text);
  await write(
    io.stdout,
    `${folder}: index.js is the source, tape.har its recorded answers, test.js holds it to the contract
next: cd ${folder} && npm install && npm test
then: socialrank '"acme coffee"' -s ./${folder}/index.js --replay ./${folder}/tape.har --no-store \\
        --since 2026-11-14 --until 2026-11-21, which asks its tape; without --replay the site is asked
`,
  );
  return 0;
}

/** @throws UsageError if something of that name exists already; OutputError if the folder cannot be created */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new UsageError(`${folder} already exists`, { hint: 'nothing was written' });
    throw new OutputError(`${folder} was not created: ${code ?? String(error)}`, { cause: error });
  }
}
