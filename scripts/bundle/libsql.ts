/**
 * libsql finds its binary through a report of the whole process and a package that can start programs, which takes ten
 * times as long as opening a store. In the bundle, it checks whether Node was linked with musl, and uses that binary.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

const LOAD = /require\((`@libsql\/[^`]*`)\)/;

export const libsqlAtOnce: Plugin = {
  name: 'libsql-at-once',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:@neon-rs\/load|detect-libc)$/ }, ({ path, importer }) =>
      /node_modules\/libsql\//.test(importer) ? { path, namespace: 'libsql' } : null,
    );
    onLoad({ filter: /./, namespace: 'libsql' }, ({ path }) => ({
      contents: path === 'detect-libc' ? FAMILY : TARGET,
    }));
    onLoad({ filter: /node_modules\/libsql\/index\.js$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8');
      if (!LOAD.test(code)) throw new Error('libsql loads its binary in another way');
      return { contents: code.replace(LOAD, 'binary($1)') + binaryOf(path) };
    });
  },
};

const FAMILY = `exports.GLIBC = 'glibc'; exports.MUSL = 'musl'; exports.familySync = () => null;`;

/** Names of the packages. Of the Node executable, only the head is read, which names its interpreter. */
const TARGET = `
  const { closeSync, openSync, readSync } = require('node:fs');
  exports.currentTarget = () => {
    const { platform, arch, execPath } = process;
    if (platform !== 'linux') return platform + '-' + arch + (platform === 'win32' ? '-msvc' : '');
    const head = Buffer.alloc(4096);
    const node = openSync(execPath);
    readSync(node, head, 0, head.length, 0);
    closeSync(node);
    const libc = head.includes('/ld-musl-') ? 'musl' : 'gnu';
    return 'linux-' + arch + '-' + libc + (arch === 'arm' ? 'eabihf' : '');
  };`;

/** The nearest package can be of another version, for another dependent; the one beside libsql is its own. */
function binaryOf(path: string): string {
  const { version } = JSON.parse(readFileSync(path.replace('index.js', 'package.json'), 'utf8')) as { version: string };
  return `
    function binary(name) {
      try {
        if (require(name + '/package.json').version === ${JSON.stringify(version)}) return require(name);
      } catch {}
      const { createRequire } = require('node:module');
      return createRequire(createRequire(__filename).resolve('libsql'))(name);
    }`;
}
