/**
 * The path of the program that runs a plugin in a child process. The bundle substitutes another path:
 * scripts/bundle.ts.
 */
import { fileURLToPath } from 'node:url';

export const CHILD = fileURLToPath(new URL('./child/main.js', import.meta.url));
