/** Describes a plugin to the parent process, without its functions. */
import type { Source } from '../../sources/source.js';

const FUNCTIONS = ['capabilities', 'requests', 'search'] as const;

export function description(source: Source): object {
  const { name, title, homepage, example, groups, kinds, limits, settings, rate, isOptIn } = source;
  return {
    members: { name, title, homepage, example, groups, kinds, limits, settings, rate, isOptIn },
    functions: FUNCTIONS.filter((member) => typeof source[member] === 'function'),
  };
}
