/** Path of the worker's program. The bundle substitutes another path: scripts/bundle.ts. */
import { fileURLToPath } from 'node:url';

export const WORKER = fileURLToPath(new URL('./worker/main.js', import.meta.url));
