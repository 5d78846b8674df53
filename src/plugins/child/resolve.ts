/**
 * How modules are found in the process of a plugin: its own from where the user named it, and socialrank always as this
 * copy, which a plugin beside a global installation would not find, and of which two would have two kinds of errors.
 */
import type { ResolveHook } from 'node:module';
import type { Target } from '../messages.js';

let target: Target | null = null;

export function initialize(given: Target): void {
  target = given;
}

export const PLUGIN = 'socialrank-plugin:';

export const resolve: ResolveHook = (specifier, context, next) => {
  if (specifier === PLUGIN && target !== null) {
    return next(target.specifier, { ...context, parentURL: target.from });
  }
  const isOurs = specifier === 'socialrank' || specifier.startsWith('socialrank/');
  return next(specifier, isOurs ? { ...context, parentURL: import.meta.url } : context);
};
