/** Builds if a source file is newer than the last build. Plain JavaScript, because it runs before there is a build. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';

const built = statSync('dist/bundle/program', { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = ['src', 'scripts']
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`))
  .concat('package.json', 'tsconfig.json');

if (sources.some((file) => statSync(file).mtimeMs > built)) {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
