/** Takes out of dist/ what has no source any more: tsc leaves it there, and jest would go on testing it. */
import { existsSync, readdirSync, rmSync } from 'node:fs';

const folders = ['src', 'test', 'scripts', 'bench'].filter((folder) => existsSync(`dist/${folder}`));
for (const folder of folders) {
  for (const name of readdirSync(`dist/${folder}`, { recursive: true })) {
    const source = `${folder}/${name.replace(/(\.d\.ts|\.js)(\.map)?$/, '.ts')}`;
    if (source.endsWith('.ts') && !existsSync(source)) rmSync(`dist/${folder}/${name}`);
  }
}
