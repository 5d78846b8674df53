/** Finds a plugin that the user named: a file, or a package in the folders where it can be installed. */
import { existsSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asGiven } from '../as-given.js';
import { UsageError } from '../errors.js';
import { CHILD } from './child-path.js';
import type { Target } from './messages.js';
import type { Origin } from './remote-source.js';

export interface Place {
  readonly target: Target;
  readonly origin: Origin;
}

/** The prefixes of package names. */
export type Prefix = 'socialrank-source-' | 'socialrank-engine-';

/** Recognizes `./our-forum.js`, `../a.mjs` and `/home/me/a.js`. */
export function isPath(written: string): boolean {
  return /^\.{1,2}[/\\]/.test(written) || isAbsolute(written);
}

/** Recognizes `socialrank-source-forum` and `@scope/socialrank-source-forum`, also without the prefix. */
export function isPackageName(written: string): boolean {
  return /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(written);
}

/**
 * @param folders searched one after the other, and finally the folder of this program; paths are relative to the first
 * @returns null if there is no such package
 * @throws UsageError if there is no such file
 */
export function findPlugin(
  written: string,
  folders: readonly [string, ...string[]],
  prefix: Prefix = 'socialrank-source-',
): Place | null {
  if (isPath(written)) return findFile(written, folders[0]);
  return findPackage(written, packageName(written, prefix), [...folders, dirname(CHILD)]);
}

function findFile(written: string, folder: string): Place {
  const path = resolve(folder, written);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new UsageError(`there is no file ${asGiven(written)}`, {
      hint:
        extname(written) === ''
          ? `give its whole name, such as ${written}.js`
          : path === written
            ? null
            : `searched for as ${path}`,
    });
  }
  const { href } = pathToFileURL(path);
  return { target: { specifier: href, from: href }, origin: { type: 'path', written, path } };
}

function findPackage(written: string, name: string, folders: readonly string[]): Place | null {
  for (const folder of folders) {
    for (const above of upwards(resolve(folder))) {
      const path = join(above, 'node_modules', name);
      if (!existsSync(join(path, 'package.json'))) continue;
      const target = { specifier: name, from: pathToFileURL(join(above, 'here.js')).href };
      return { target, origin: { type: 'package', written, path } };
    }
  }
  return null;
}

function packageName(written: string, prefix: Prefix): string {
  const [, scope = '', name = ''] = /^(@[^/]+\/)?(.*)$/.exec(written) ?? [];
  return `${scope}${name.startsWith(prefix) ? '' : prefix}${name}`;
}

function upwards(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}
