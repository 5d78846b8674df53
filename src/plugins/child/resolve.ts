/**
 * Resolves modules in the process of a plugin: its own from where the user located it, and `socialrank` always as this
 * copy. A plugin next to a global installation would not find the package, and a second copy would have error classes
 * of its own.
 */
import * as module from 'node:module';
import type { Target } from '../messages.js';

let target: Target | null = null;

export function initialize(given: Target): void {
  target = given;
}

export const PLUGIN = 'socialrank-plugin:';

export const resolve: module.ResolveHook = (specifier, context, next) => {
  if (specifier === PLUGIN && target !== null) {
    return next(target.specifier, { ...context, parentURL: target.from });
  }
  const isOurs = specifier === 'socialrank' || specifier.startsWith('socialrank/');
  return next(specifier, isOurs ? { ...context, parentURL: import.meta.url } : context);
};

/** The part of `module.registerHooks` used here, which Node.js has since 22.15. */
interface InThread {
  readonly registerHooks?: (hooks: { readonly resolve: module.ResolveHook }) => void;
}

/**
 * Runs the hooks in the thread of the plugin if Node.js supports that; the older way, in a separate thread, is
 * deprecated since Node.js 26.
 */
export function hook(given: Target): void {
  const { registerHooks } = module as InThread;
  if (registerHooks === undefined) {
    module.register('./resolve.js', import.meta.url, { data: given });
    return;
  }
  initialize(given);
  registerHooks({ resolve });
}
