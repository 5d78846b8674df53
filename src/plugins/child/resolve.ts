/**
 * How modules are found in the process of a plugin: its own from where the user named it, and socialrank always as this
 * copy, which a plugin beside a global installation would not find, and of which two would have two kinds of errors.
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

/** As `module.registerHooks` takes them, which Node has from 22.15 on. */
interface InThread {
  readonly registerHooks?: (hooks: { readonly resolve: module.ResolveHook }) => void;
}

/** In the thread of the plugin where Node can; the older way, in a thread of their own, is deprecated from 26 on. */
export function hook(given: Target): void {
  const { registerHooks } = module as InThread;
  if (registerHooks === undefined) {
    module.register('./resolve.js', import.meta.url, { data: given });
    return;
  }
  initialize(given);
  registerHooks({ resolve });
}
