/** Removes files from dist/ that no longer have a source: tsc leaves them there, and jest would still test them. */
import { existsSync, readdirSync, rmSync } from 'node:fs';

const folders = ['src', 'test', 'scripts', 'bench'].filter((folder) => existsSync(`dist/${folder}`));
for (const folder of folders) {
  for (const name of readdirSync(`dist/${folder}`, { recursive: true })) {
    const source = `${folder}/${name.replace(/(\.d\.ts|\.js)(\.map)?$/, '.ts')}`;
    if (source.endsWith('.ts') && !existsSync(source)) rmSync(`dist/${folder}/${name}`);
  }
}
